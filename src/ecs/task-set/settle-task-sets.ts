import { countLiveTasks, countTasks } from '../service/count-tasks.js';
import { requestReconcile } from '../service/request-reconcile.js';
import { surveyTasks, type SurveyedTask } from '../service/scheduler/survey-service.js';
import { serviceAction } from '../service/service-event.js';
import { addServiceEvent } from '../service/service-event-table.js';
import { serviceOf, type ServiceStep } from '../service/service-step.js';
import { planDesiredCount } from './plan-desired-count.js';
import type { TaskSetRecord } from './task-set-record.js';

/** Works out how many tasks each task set shall have, and finds out which are in a steady state, and which are gone. */
export function settleTaskSets(step: ServiceStep): void {
  const { draft, serviceArn } = step;
  const service = serviceOf(step);
  const taskSets = [...draft.taskSets.list('byService', [serviceArn])];
  if (taskSets.length === 0) return;
  const tasks = surveyTasks(step, service);
  for (const taskSet of taskSets) {
    const { taskSetArn, id, status, computedDesiredCount } = taskSet;
    if (status === 'DRAINING' && countLiveTasks(draft, { serviceArn, starter: id }) === 0) {
      draft.taskSets.delete(taskSetArn);
      continue;
    }
    const wanted = planDesiredCount(taskSet, service);
    if (wanted !== computedDesiredCount) rescale(step, { taskSet, wanted });
    settle(step, { taskSet, isSteady: isTaskSetSteady(step, { taskSet, wanted, tasks: tasks.get(id) ?? [] }) });
  }
}

/** On AWS, too, the scheduler says so first, and then starts or stops tasks. */
function rescale(
  step: ServiceStep,
  { taskSet: { id, taskSetArn }, wanted }: { readonly taskSet: TaskSetRecord; readonly wanted: number },
): void {
  const { draft, context, serviceArn } = step;
  draft.taskSets.update(taskSetArn, (taskSet) => {
    taskSet.computedDesiredCount = wanted;
    taskSet.updatedAt = context.now;
  });
  addServiceEvent(step, `updated computedDesiredCount for taskSet ${id} to ${wanted}.`);
  requestReconcile({ serviceArn, afterMs: 0 }, context);
}

interface Wanting {
  readonly taskSet: TaskSetRecord;
  readonly wanted: number;
  readonly tasks: readonly SurveyedTask[];
}

/** As many tasks run as there shall be, all of them healthy, and none on an instance that is about to lose it. */
function isTaskSetSteady({ draft, serviceArn }: ServiceStep, { taskSet, wanted, tasks }: Wanting): boolean {
  const { running, pending } = countTasks(draft, { serviceArn, starter: taskSet.id });
  return (
    taskSet.status !== 'DRAINING' &&
    running === wanted &&
    pending === 0 &&
    tasks.length === wanted &&
    tasks.every(({ health, isDraining }) => health === 'HEALTHY' && !isDraining)
  );
}

function settle(
  step: ServiceStep,
  { taskSet, isSteady }: { readonly taskSet: TaskSetRecord; readonly isSteady: boolean },
): void {
  const { draft, context } = step;
  const stabilityStatus = isSteady ? 'STEADY_STATE' : 'STABILIZING';
  if (stabilityStatus === taskSet.stabilityStatus) return;
  draft.taskSets.update(taskSet.taskSetArn, (record) => {
    record.stabilityStatus = stabilityStatus;
    record.stabilityStatusAt = context.now;
    record.updatedAt = context.now;
  });
  if (!isSteady) return;
  addServiceEvent(step, 'updated state to STEADY_STATE.', taskSet.id);
  context.emit(serviceAction, { service: serviceOf(step), eventName: 'TASKSET_STEADY_STATE' });
}
