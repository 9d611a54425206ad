import { describe, expect, it } from 'vitest';
import { readScalingTarget } from '../../../src/ecs/express-gateway-service/read-scaling-target.js';

const DEFAULTS = {
  minTaskCount: 1,
  maxTaskCount: 20,
  autoScalingMetric: 'AVERAGE_CPU',
  autoScalingTargetValue: 60,
} as const;

describe('the scaling target of an Express Mode service', () => {
  it.each([
    [undefined, {}],
    [{ minTaskCount: 0 }, { minTaskCount: 0 }],
    [{ maxTaskCount: 1 }, { maxTaskCount: 1 }],
    [{ autoScalingMetric: 'AVERAGE_MEMORY' }, { autoScalingMetric: 'AVERAGE_MEMORY' }],
    [
      { autoScalingMetric: 'REQUEST_COUNT_PER_TARGET', autoScalingTargetValue: 65_536 },
      { autoScalingMetric: 'REQUEST_COUNT_PER_TARGET', autoScalingTargetValue: 65_536 },
    ],
  ] as const)('is, of %j, the defaults with %j', (given, expected) => {
    expect(readScalingTarget(given)).toEqual({ ...DEFAULTS, ...expected });
  });

  it('keeps what an update leaves out', () => {
    const before = { ...DEFAULTS, minTaskCount: 3, autoScalingTargetValue: 80 };

    expect(readScalingTarget({ maxTaskCount: 5 }, before)).toEqual({ ...before, maxTaskCount: 5 });
  });

  it.each([
    [{ minTaskCount: -1 }, 'minTaskCount must be at least 0.'],
    [{ maxTaskCount: 0 }, 'maxTaskCount must be greater than or equal to minTaskCount.'],
    [{ autoScalingTargetValue: 0 }, 'autoScalingTargetValue must be between 1 and 100 for AVERAGE_CPU.'],
  ])('refuses %j', (given, message) => {
    expect(() => readScalingTarget(given)).toThrow(message);
  });
});
