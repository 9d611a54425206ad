import { noteService, serviceOf, type ServiceStep } from '../service-step.js';
import { FORGET_SERVICE } from '../service-kinds.js';

/** A service that has been deleted is INACTIVE once its tasks have stopped. */
export function drainService(step: ServiceStep): void {
  const { draft, context, serviceArn } = step;
  const tasks = draft.tasks.count('byService', [serviceArn]);
  const stopped = draft.tasks.count('byService', [serviceArn, 'STOPPED', 'STOPPED']);
  if (serviceOf(step).status !== 'DRAINING' || tasks > stopped) return;
  noteService(step, (service) => {
    service.status = 'INACTIVE';
    service.deployments = [];
  });
  for (const { taskSetArn } of [...draft.taskSets.list('byService', [serviceArn])]) draft.taskSets.delete(taskSetArn);
  const afterMs = context.timing.inactiveServiceRetentionMs;
  context.schedule({ kind: FORGET_SERVICE, target: serviceArn, afterMs, background: true });
}
