import { serviceAction } from '../service-event.js';
import { addServiceEvent } from '../service-event-table.js';
import { serviceOf, type ServiceStep } from '../service-step.js';
import type { Fleet } from './fleet.js';
import type { PlannedTask, TaskGoal, TaskPlan } from './plan-tasks.js';

export interface Planned {
  readonly fleet: Pick<Fleet, 'starter' | 'launchAt'>;
  readonly goal: Pick<TaskGoal<PlannedTask>, 'wanted' | 'current' | 'leaving'>;
  readonly plan: TaskPlan<unknown>;
}

const BY_CONFIGURATION =
  'was unable to stop or start tasks during a deployment because of the service deployment configuration. ' +
  'Update the minimumHealthyPercent or maximumPercent value and try again.';

/** Says why nothing moves, where something should and nothing is on its way. */
export function announceBlocked(step: ServiceStep, { fleet, goal, plan }: Planned): void {
  const { draft, context, serviceArn } = step;
  const tasks = [...goal.current, ...goal.leaving];
  const isMoving =
    plan.start + plan.stop.length > 0 ||
    tasks.some(({ health }) => health === 'PENDING' || health === 'SETTLING') ||
    draft.tasks.count('byService', [serviceArn, 'STOPPED']) >
      draft.tasks.count('byService', [serviceArn, 'STOPPED', 'STOPPED']);
  const surplus = tasks.length - goal.wanted;
  if (isMoving || fleet.launchAt === undefined) return;
  if (surplus > 0 && tasks.some(({ isProtected }) => isProtected)) {
    addServiceEvent(
      step,
      `was unable to reach steady state because task set (${fleet.starter}) was unable to scale in. ` +
        'Reason: The number of protected tasks are more than the desired count of tasks.',
    );
    const eventName = 'TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION';
    context.emit(serviceAction, { service: serviceOf(step), eventName });
  } else if (goal.leaving.length > 0) addServiceEvent(step, BY_CONFIGURATION);
}
