import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { Backoff } from './service-record.js';
import { noteDeployment } from './service-step.js';

const LONGEST_RETRY_MS = 15 * 60_000;
/** From then on the scheduler waits as long as it ever does. */
const MOST_DOUBLINGS = 10;

export interface FailedStart {
  readonly serviceArn: string;
  /** The id of the deployment or task set. */
  readonly starter: string;
}

interface Noting {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'now' | 'timing'>;
}

/** A task could not be launched, or has not come as far as RUNNING: the deployment counts it, and the scheduler takes its time. */
export function noteFailedStart({ draft, context }: Noting, { serviceArn, starter }: FailedStart): void {
  noteDeployment({ draft, context, serviceArn }, starter, (deployment) => {
    deployment.failedTasks++;
    deployment.backoff = nextBackoff(deployment.backoff, context);
  });
  for (const { id, taskSetArn } of draft.taskSets.list('byService', [serviceArn])) {
    if (id !== starter) continue;
    draft.taskSets.update(taskSetArn, (taskSet) => {
      taskSet.backoff = nextBackoff(taskSet.backoff, context);
    });
  }
}

/** Tasks that fail together count as one round. */
export function nextBackoff(
  backoff: Backoff | undefined,
  { now, timing }: Pick<EcsTransitionContext, 'now' | 'timing'>,
): Backoff {
  if (backoff !== undefined && now < backoff.until) return backoff;
  const rounds = (backoff?.rounds ?? 0) + 1;
  const delayMs = rounds > MOST_DOUBLINGS ? LONGEST_RETRY_MS : timing.startRetryMs * 2 ** (rounds - 1);
  return { rounds, until: now + Math.min(delayMs, LONGEST_RETRY_MS) };
}

/** The scheduler has waited as long as it ever does: it will try on for ever, and nobody waits for that. */
export function isHopeless({ rounds }: Backoff): boolean {
  return rounds > MOST_DOUBLINGS;
}
