import type { ServiceStep } from '../service/service-step.js';
import { destabilizeTaskSet } from './destabilize-task-set.js';

/** Their service is being deleted. */
export function drainTaskSets(step: ServiceStep): void {
  for (const taskSet of [...step.draft.taskSets.list('byService', [step.serviceArn])]) {
    destabilizeTaskSet(step, taskSet, (record) => {
      record.status = 'DRAINING';
      record.computedDesiredCount = 0;
    });
  }
}
