import type { ServiceStep } from '../service/service-step.js';
import { serviceOf } from '../service/service-step.js';
import { countLiveTasks } from '../service/count-tasks.js';
import { computedDesiredCount } from '../service/scheduler/list-fleets.js';
import { surveyTasks, type SurveyedTask } from '../service/scheduler/survey-service.js';

/** Finds out which task sets are in a steady state, and which are gone. */
export function settleTaskSets(step: ServiceStep): void {
  const { draft, context, serviceArn } = step;
  const service = serviceOf(step);
  if (service.deploymentController === 'ECS') return;
  const tasks = surveyTasks(step, service);
  for (const { taskSetArn, id, status, scale, stabilityStatus } of [
    ...draft.taskSets.list('byService', [serviceArn]),
  ]) {
    if (status === 'DRAINING' && countLiveTasks(draft, { serviceArn, starter: id }) === 0) {
      draft.taskSets.delete(taskSetArn);
      continue;
    }
    const isSteady = isTaskSetSteady(tasks.get(id) ?? [], computedDesiredCount(service, scale));
    const stability = isSteady ? 'STEADY_STATE' : 'STABILIZING';
    if (stability === stabilityStatus) continue;
    draft.taskSets.update(taskSetArn, (taskSet) => {
      taskSet.stabilityStatus = stability;
      taskSet.stabilityStatusAt = context.now;
      taskSet.updatedAt = context.now;
    });
  }
}

/** As many tasks as there shall be, all of them healthy, and none on an instance that is about to lose it. */
function isTaskSetSteady(tasks: readonly SurveyedTask[], wanted: number): boolean {
  return tasks.length === wanted && tasks.every(({ health, isDraining }) => health === 'HEALTHY' && !isDraining);
}
