import { describe, expect, it } from 'vitest';
import { judgeHealth, type HealthRules } from '../../../../src/ecs/service/scheduler/task-health.js';
import type { TaskRecord } from '../../../../src/ecs/task/task-record.js';

const CHECKED = { containerDefinitions: [{ name: 'web', essential: true, healthCheck: { command: ['true'] } }] };
const SIDECAR_CHECKED = {
  containerDefinitions: [
    { name: 'web', essential: true },
    { name: 'logs', essential: false, healthCheck: { command: ['true'] } },
  ],
};

/** A task that has become RUNNING at 1,000, seen at 2,000. */
function judge(task: Partial<TaskRecord>, rules: Partial<HealthRules> = {}, now = 2_000) {
  const record = { lastStatus: 'RUNNING', healthStatus: 'UNKNOWN', startedAt: 1_000, ...task } as TaskRecord;
  const defaults = { definition: undefined, hasLoadBalancer: false, gracePeriodMs: 0, settleMs: 40_000 };
  return judgeHealth(record, { ...defaults, ...(rules as HealthRules) }, now);
}

describe('judgeHealth', () => {
  it('waits for a task to run', () => {
    expect(judge({ lastStatus: 'ACTIVATING', healthStatus: 'HEALTHY' })).toEqual({ health: 'PENDING' });
  });

  it('trusts a task that nothing checks after a while', () => {
    expect(judge({}, {}, 40_999)).toEqual({ health: 'SETTLING', until: 41_000 });
    expect(judge({}, {}, 41_000)).toEqual({ health: 'HEALTHY' });
  });

  it.each([
    ['UNKNOWN', undefined, { health: 'SETTLING' }],
    ['HEALTHY', undefined, { health: 'HEALTHY' }],
    ['UNHEALTHY', undefined, { health: 'UNHEALTHY', failed: 'container' }],
    ['HEALTHY', 'UNKNOWN', { health: 'SETTLING' }],
    ['HEALTHY', 'HEALTHY', { health: 'HEALTHY' }],
    ['HEALTHY', 'UNHEALTHY', { health: 'UNHEALTHY', failed: 'target' }],
    ['UNKNOWN', 'HEALTHY', { health: 'SETTLING' }],
    ['UNHEALTHY', 'UNHEALTHY', { health: 'UNHEALTHY', failed: 'container' }],
  ] as const)(
    'of containers that are %s and a target that is %s thinks what follows',
    (healthStatus, target, verdict) => {
      const rules = { definition: CHECKED as never, hasLoadBalancer: target !== undefined };
      expect(judge({ healthStatus, ...(target && { targetHealth: target }) }, rules)).toEqual(verdict);
    },
  );

  it('asks the load balancer alone where no essential container has a check', () => {
    const rules = { definition: SIDECAR_CHECKED as never, hasLoadBalancer: true };
    expect(judge({ targetHealth: 'HEALTHY', healthStatus: 'UNHEALTHY' }, rules)).toEqual({ health: 'HEALTHY' });
  });

  it('holds nothing against a task during its grace period', () => {
    const rules = { hasLoadBalancer: true, gracePeriodMs: 5_000 };
    expect(judge({ targetHealth: 'UNHEALTHY' }, rules, 5_999)).toEqual({ health: 'SETTLING', until: 6_000 });
    expect(judge({ targetHealth: 'UNHEALTHY' }, rules, 6_000)).toEqual({ health: 'UNHEALTHY', failed: 'target' });
    expect(judge({ targetHealth: 'HEALTHY' }, rules)).toEqual({ health: 'HEALTHY' });
  });
});
