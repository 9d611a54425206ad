import type { Draft } from 'immer';
import type { ServiceStep } from '../service/service-step.js';
import type { TaskSetRecord } from './task-set-record.js';
import { unsettleService } from './unsettle-service.js';

/** Changes what tasks a task set shall have: it has to stabilize anew. */
export function destabilizeTaskSet(
  step: ServiceStep,
  { taskSetArn }: Pick<TaskSetRecord, 'taskSetArn'>,
  recipe: (taskSet: Draft<TaskSetRecord>) => void,
): TaskSetRecord {
  const { draft, context } = step;
  const changed = draft.taskSets.update(taskSetArn, (taskSet) => {
    recipe(taskSet);
    taskSet.stabilityStatus = 'STABILIZING';
    taskSet.stabilityStatusAt = context.now;
    taskSet.updatedAt = context.now;
  });
  unsettleService(step);
  return changed;
}
