import { describe, expect, it } from 'vitest';
import { closestOf, explainFailure } from '../../../../src/ecs/service/scheduler/explain-failure.js';

const FULL = {
  arn: 'arn:aws:ecs:us-east-1:123456789012:container-instance/default/0123456789abcdef0123456789abcdef',
  reason: 'RESOURCE:CPU',
};
const EMPTY = { reason: 'EMPTY CAPACITY PROVIDER' };

describe('why a service cannot place a task', () => {
  it.each([[[FULL, EMPTY]], [[EMPTY, FULL]]])(
    'is what an instance lacks rather than that a provider has none',
    (failures) => {
      expect(closestOf(failures)).toBe(FULL);
      expect(explainFailure(failures)).toContain(
        '(container-instance 0123456789abcdef0123456789abcdef) has insufficient CPU units available.',
      );
    },
  );

  it('is that a capacity provider has no instances where there is nothing else', () => {
    expect(explainFailure([EMPTY])).toBe(
      'was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.',
    );
  });

  it('is what the instance lacks that came furthest', () => {
    const failures = ['RESOURCE:PORTS', 'MemberOf placement constraint unsatisfied', 'AGENT'].map((reason) => ({
      ...FULL,
      reason,
    }));
    expect(closestOf(failures)).toBe(failures[1]);
  });
});
