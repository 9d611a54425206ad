import { toServiceActionEvent } from '../service-event.js';
import { addServiceEvent } from '../service-event-table.js';
import { noteDeployment, primaryOf, serviceOf, type ServiceStep } from '../service-step.js';

/** Assumption: so many times in a row tasks have failed to start before AWS says so. */
const ROUNDS = 3;

/** Says once that tasks of the service keep failing to start: the scheduler takes ever longer to try again. */
export function announceImpaired(step: ServiceStep): void {
  const { context } = step;
  const service = serviceOf(step);
  const { id, backoff } = primaryOf(service) ?? {};
  if (backoff === undefined || backoff.rounds < ROUNDS || backoff.isAnnounced || backoff.room !== undefined) return;
  addServiceEvent(
    step,
    'is unable to consistently start tasks successfully. ' +
      'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  );
  context.emit(() => toServiceActionEvent(service, { eventName: 'SERVICE_TASK_START_IMPAIRED' }, context.now));
  noteDeployment(step, id, (deployment) => {
    if (deployment.backoff) deployment.backoff.isAnnounced = true;
  });
}
