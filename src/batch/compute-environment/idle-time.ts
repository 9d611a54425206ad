import type { ComputeResource } from '@aws-sdk/client-batch';
import type { BatchTiming } from '../batch-timing.js';
import { kindOf } from './resource-kind.js';

const NEVER = -1;

/** How long an instance may be idle before it goes; infinitely long where instances stay. */
export function idleTimeMs(
  resources: ComputeResource | undefined,
  { scaleInMs }: Pick<BatchTiming, 'scaleInMs'>,
): number {
  if (resources !== undefined && kindOf(resources) === 'ECS Managed Instances') {
    const { scaleInAfter } = resources.managedInstancesProvider?.infrastructureOptimization ?? {};
    if (scaleInAfter === undefined) return scaleInMs;
    return scaleInAfter === NEVER ? Infinity : scaleInAfter * 1_000;
  }
  const { minScaleDownDelayMinutes: minutes = 0 } = resources?.scalingPolicy ?? {};
  return Math.max(scaleInMs, minutes * 60_000);
}
