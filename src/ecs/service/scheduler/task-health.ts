import type { CompleteDefinition } from '../../task-definition/task-definition-record.js';
import type { TaskRecord } from '../../task/task-record.js';

/** What the scheduler thinks of a task. One that is not RUNNING yet is PENDING; one of which nothing is known yet is SETTLING. */
export type ServiceTaskHealth = 'PENDING' | 'SETTLING' | 'HEALTHY' | 'UNHEALTHY';

export interface HealthRules {
  readonly definition: Pick<CompleteDefinition, 'containerDefinitions'> | undefined;
  readonly hasLoadBalancer: boolean;
  /** For so long after its start no health check counts against a task. */
  readonly gracePeriodMs: number;
  /** How long a task without any health check runs before it counts as healthy. */
  readonly settleMs: number;
}

export interface HealthVerdict {
  readonly health: ServiceTaskHealth;
  /** Until then the verdict stands, as far as time alone can change it. */
  readonly until?: number;
  readonly failed?: 'container' | 'target';
}

/** A task is healthy when all that checks it says so. */
export function judgeHealth(task: TaskRecord, rules: HealthRules, now: number): HealthVerdict {
  const { lastStatus, startedAt = now } = task;
  if (lastStatus !== 'RUNNING') return { health: 'PENDING' };
  const isChecked = rules.definition?.containerDefinitions.some(
    ({ essential, healthCheck }) => essential && healthCheck !== undefined,
  );
  const checks = [
    ...(isChecked ? [task.healthStatus] : []),
    ...(rules.hasLoadBalancer ? [task.targetHealth ?? 'UNKNOWN'] : []),
  ];
  if (checks.includes('UNHEALTHY')) {
    const graceEndsAt = startedAt + rules.gracePeriodMs;
    if (now < graceEndsAt) return { health: 'SETTLING', until: graceEndsAt };
    return { health: 'UNHEALTHY', failed: task.healthStatus === 'UNHEALTHY' && isChecked ? 'container' : 'target' };
  }
  if (checks.length > 0) {
    return { health: checks.every((check) => check === 'HEALTHY') ? 'HEALTHY' : 'SETTLING' };
  }
  const settledAt = startedAt + rules.settleMs;
  return now < settledAt ? { health: 'SETTLING', until: settledAt } : { health: 'HEALTHY' };
}
