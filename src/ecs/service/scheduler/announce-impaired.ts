import { serviceAction } from '../service-event.js';
import { addServiceEvent } from '../service-event-table.js';
import { changeStarter, listStarters, type Starter } from '../change-starter.js';
import { serviceOf, type ServiceStep } from '../service-step.js';

/** Assumption: so many times in a row tasks have failed to start before AWS says so. */
const ROUNDS = 3;

/** Says once that tasks of the service keep failing to start: the scheduler takes ever longer to try again. */
export function announceImpaired(step: ServiceStep): void {
  const { draft, context } = step;
  const service = serviceOf(step);
  for (const { id } of listStarters(draft, service).filter(isImpaired)) {
    addServiceEvent(
      step,
      'is unable to consistently start tasks successfully. ' +
        'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
      id,
    );
    context.emit(serviceAction, { service, eventName: 'SERVICE_TASK_START_IMPAIRED' });
    changeStarter(step, id, ({ backoff }) => {
      if (backoff) backoff.isAnnounced = true;
    });
  }
}

/** Where only room is lacking, other events say so. */
function isImpaired({ backoff }: Starter): boolean {
  return backoff !== undefined && backoff.rounds >= ROUNDS && !backoff.isAnnounced && backoff.room === undefined;
}
