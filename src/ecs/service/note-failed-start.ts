import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { changeStarter } from './change-starter.js';
import type { Backoff } from './service-record.js';
import { noteDeployment } from './service-step.js';

export const LONGEST_RETRY_MS: number = 15 * 60_000;
/** From then on the scheduler waits as long as it ever does. */
const MOST_DOUBLINGS = 10;

export interface FailedStart {
  readonly serviceArn: string;
  /** The id of the deployment or task set. */
  readonly starter: string;
  /** Default `start`. */
  readonly cause?: FailureToLaunch;
}

/** Whether there was no room for the task, ECS was asked for too much at once, or the task has not come as far as RUNNING. */
export type FailureToLaunch = 'placement' | 'throttling' | 'start';

interface Noting {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'now' | 'timing'>;
}

/** A task could not be launched, or has not come as far as RUNNING: the deployment counts it, and the scheduler takes its time. */
export function noteFailedStart({ draft, context }: Noting, failure: FailedStart): void {
  const { serviceArn, starter, cause = 'start' } = failure;
  const step = { draft, context, serviceArn };
  noteDeployment(step, starter, (deployment) => {
    const { backoff } = deployment;
    if (cause === 'start' || (cause === 'placement' && !isWaiting(backoff, context.now))) deployment.failedTasks++;
  });
  changeStarter(step, starter, (record) => {
    record.backoff = nextBackoff(record.backoff, cause, context);
  });
}

/** Tasks that fail together count as one round, and so does a try ahead of time in vain. */
function nextBackoff(
  backoff: Backoff | undefined,
  cause: FailureToLaunch,
  { now, timing }: Pick<EcsTransitionContext, 'now' | 'timing'>,
): Backoff {
  const { room: _, ...known } = backoff ?? { rounds: 0, until: now };
  const lacksRoom = cause !== 'start' && (!isWaiting(backoff, now) || backoff.room !== undefined);
  const room = lacksRoom ? ({ room: 'NONE' } as const) : {};
  if (isWaiting(backoff, now)) return { ...known, ...room };
  const rounds = known.rounds + 1;
  const delayMs = rounds > MOST_DOUBLINGS ? LONGEST_RETRY_MS : timing.startRetryMs * 2 ** (rounds - 1);
  return { ...known, ...room, rounds, until: now + Math.min(delayMs, LONGEST_RETRY_MS) };
}

function isWaiting(backoff: Backoff | undefined, now: number): backoff is Backoff {
  return backoff !== undefined && now < backoff.until;
}

/** When tasks may be launched again: where room has been offered to a task that found none, at once. */
export function retryTimeOf(backoff: Backoff | undefined): number {
  return backoff === undefined || backoff.room === 'OFFERED' ? 0 : backoff.until;
}

/** The scheduler has waited as long as it ever does: it will try on for ever, and nobody waits for that. */
export function isHopeless({ rounds }: Backoff): boolean {
  return rounds > MOST_DOUBLINGS;
}
