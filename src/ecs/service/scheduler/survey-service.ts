import type { EcsTransitionContext } from '../../ecs-context.js';
import type { EcsDraft } from '../../ecs-state.js';
import type { TaskRecord } from '../../task/task-record.js';
import type { ServiceRecord } from '../service-record.js';
import type { Candidate } from './choose-victims.js';
import { judgeHealth, type HealthRules, type HealthVerdict } from './task-health.js';
import type { PlannedTask } from './plan-tasks.js';

/** A task of a service that is meant to run. */
export interface SurveyedTask extends PlannedTask, Candidate {
  readonly task: TaskRecord;
  readonly verdict: HealthVerdict;
}

/** The tasks of a service by what started them: the id of a deployment or of a task set. */
export type TasksByStarter = ReadonlyMap<string, readonly SurveyedTask[]>;

interface Surveying {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'now' | 'timing'>;
}

/** Those that are not stopping. */
export function surveyTasks({ draft, context }: Surveying, service: ServiceRecord): TasksByStarter {
  const byStarter = new Map<string, SurveyedTask[]>();
  const rulesOf = memoize((taskDefinitionArn: string) =>
    healthRulesOf({ draft, context }, { service, taskDefinitionArn }),
  );
  for (const task of draft.tasks.list('byService', [service.serviceArn, 'RUNNING'])) {
    const hasLoadBalancer = task.targetHealth !== undefined;
    const verdict = judgeHealth(task, { ...rulesOf(task.taskDefinitionArn), hasLoadBalancer }, context.now);
    const instance = draft.containerInstances.get(task.containerInstanceArn ?? '');
    const surveyed: SurveyedTask = {
      ...{ task, verdict, instance, health: verdict.health, availabilityZone: task.availabilityZone ?? '' },
      isProtected: (task.protectedUntil ?? 0) > context.now,
      isDraining: instance?.status === 'DRAINING',
    };
    const { startedBy = '' } = task;
    const others = byStarter.get(startedBy);
    if (others === undefined) byStarter.set(startedBy, [surveyed]);
    else others.push(surveyed);
  }
  return byStarter;
}

interface Judged {
  readonly service: ServiceRecord;
  readonly taskDefinitionArn: string;
}

/** What the health of the tasks of a definition is judged by, beside the load balancer that the task is registered with. */
function healthRulesOf(
  { draft, context: { timing } }: Surveying,
  { service, taskDefinitionArn }: Judged,
): Omit<HealthRules, 'hasLoadBalancer'> {
  return {
    definition: draft.taskDefinitions.get(taskDefinitionArn)?.definition,
    gracePeriodMs: (service.healthCheckGracePeriodSeconds ?? 0) * 1_000,
    settleMs: timing.taskSettleMs,
  };
}

function memoize<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
