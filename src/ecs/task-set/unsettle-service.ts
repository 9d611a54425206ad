import { requestReconcile } from '../service/request-reconcile.js';
import { noteService, type ServiceStep } from '../service/service-step.js';

/** The task sets of a service have changed: the scheduler has something to do. */
export function unsettleService(step: ServiceStep): void {
  const { context, serviceArn } = step;
  noteService(step, (service) => void (service.isSteady = false));
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerReactionMs }, context);
}
