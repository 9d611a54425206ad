import { SIGKILL_EXIT_CODE } from '../../../aws/exit-codes.js';
import { toMilliseconds } from '../../../clock/duration.js';
import { showValue, UsageError } from '../../../errors/usage-error.js';
import type { BatchTiming } from '../../batch-timing.js';
import type { JobContainerOutcome, JobOutcome } from '../job-outcome.js';
import type { AttemptPlan } from '../job-record.js';
import type { JobContainer } from '../spec/containers-of-spec.js';

/** Fills in what an outcome leaves open. What it says at its top is said of the first essential container. */
export function planAttempt(
  outcome: JobOutcome,
  containers: readonly Pick<JobContainer, 'name' | 'image' | 'essential'>[],
  timing: Pick<BatchTiming, 'jobDurationMs' | 'stopTimeoutMs'>,
): AttemptPlan {
  assertKnownContainers(outcome, containers);
  const { exitCode, reason, after, startError, hostTerminated = false, onStop } = outcome;
  const main = containers.find(({ essential }) => essential);
  return {
    afterMs: after === undefined ? timing.jobDurationMs : toMilliseconds(after),
    ...(startError !== undefined && { startError: toStartError(startError, main?.image ?? '') }),
    hostTerminated,
    onStop: planStop(onStop, timing),
    containers: containers.map((container) => ({
      name: container.name,
      ...planEnd({ ...(container === main && { exitCode, reason }), ...outcome.containers?.[container.name] }),
    })),
  };
}

function planEnd({ exitCode, reason }: JobContainerOutcome): { exitCode: number; reason?: string } {
  const byReason = reason?.startsWith('OutOfMemoryError') ? SIGKILL_EXIT_CODE : 0;
  return { exitCode: exitCode ?? byReason, ...(reason !== undefined && { reason }) };
}

/** Without an answer to SIGTERM the process is killed when its time is over. */
function planStop(
  onStop: JobOutcome['onStop'],
  { stopTimeoutMs }: Pick<BatchTiming, 'stopTimeoutMs'>,
): AttemptPlan['onStop'] {
  const killed = { exitCode: SIGKILL_EXIT_CODE, afterMs: stopTimeoutMs };
  if (onStop === undefined) return killed;
  const { exitCode = 143, after = 0 } = onStop;
  const afterMs = toMilliseconds(after);
  return afterMs > stopTimeoutMs ? killed : { exitCode, afterMs };
}

function toStartError(startError: true | string, image: string): string {
  if (startError !== true) return startError;
  return `CannotPullContainerError: Error response from daemon: manifest for ${image} not found`;
}

function assertKnownContainers(outcome: JobOutcome, containers: readonly Pick<JobContainer, 'name'>[]): void {
  const names = containers.map(({ name }) => name);
  const unknown = Object.keys(outcome.containers ?? {}).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(
    `The outcome speaks of a container ${showValue(unknown)}, but the job has ${names.join(', ')}. Name one of these.`,
    'outcomes',
  );
}
