import { describe, expect, it } from 'vitest';
import { idleTimeMs } from '../../../src/batch/compute-environment/idle-time.js';
import { INSTANCES, MANAGED_INSTANCES } from './environment-world.js';

const TIMING = { scaleInMs: 300_000 };
const after = (scaleInAfter?: number) => {
  const { managedInstancesProvider } = MANAGED_INSTANCES;
  if (managedInstancesProvider === undefined) throw new Error('There is no provider.');
  return {
    ...MANAGED_INSTANCES,
    managedInstancesProvider: { ...managedInstancesProvider, infrastructureOptimization: { scaleInAfter } },
  };
};

describe('how long an instance may be idle', () => {
  it.each([
    ['by default', INSTANCES, 300_000],
    ['with a shorter delay', { ...INSTANCES, scalingPolicy: { minScaleDownDelayMinutes: 0 } }, 300_000],
    ['with a longer delay', { ...INSTANCES, scalingPolicy: { minScaleDownDelayMinutes: 20 } }, 1_200_000],
    ['as a managed instance', MANAGED_INSTANCES, 300_000],
    ['as a managed instance that goes at once', after(0), 0],
    ['as a managed instance that goes after ten minutes', after(600), 600_000],
    ['as a managed instance that stays', after(-1), Infinity],
    ['in an environment without resources', undefined, 300_000],
  ])('%s', (_what, resources, expected) => {
    expect(idleTimeMs(resources, TIMING)).toBe(expected);
  });
});
