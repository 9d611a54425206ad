import { freeze } from 'immer';
import { DEPENDENCY_ERROR } from '../../../aws/dependency-error.js';
import { SIGKILL_EXIT_CODE } from '../../../aws/exit-codes.js';
import { toMilliseconds } from '../../../clock/duration.js';
import { showValue, UsageError } from '../../../errors/usage-error.js';
import { oncePerObject } from '../../../store/once-per-object.js';
import type { BatchTiming } from '../../batch-timing.js';
import type { JobContainerOutcome, JobOutcome } from '../job-outcome.js';
import type { AttemptPlan } from '../job-record.js';
import { findUnstartable } from './find-unstartable.js';
import type { JobContainer } from '../spec/containers-of-spec.js';

type PlannedContainer = Pick<JobContainer, 'name' | 'image' | 'essential' | 'dependsOn' | 'stopTimeoutMs'>;

type AttemptTiming = Pick<BatchTiming, 'jobDurationMs' | 'stopTimeoutMs'>;

/** What containers do of which nobody has said anything: thousands of children have the same. */
const usualPlans = oncePerObject((timing: AttemptTiming) =>
  oncePerObject((containers: readonly PlannedContainer[]) => freeze(planOutcome({}, containers, timing), true)),
);

export function planAttempt(
  outcome: JobOutcome | undefined,
  containers: readonly PlannedContainer[],
  timing: AttemptTiming,
): AttemptPlan {
  return outcome === undefined ? usualPlans(timing)(containers) : planOutcome(outcome, containers, timing);
}

/** Fills in what an outcome leaves open. What it says at its top is said of the first essential container. */
function planOutcome(outcome: JobOutcome, containers: readonly PlannedContainer[], timing: AttemptTiming): AttemptPlan {
  assertKnownContainers(outcome, containers);
  const { exitCode, reason, after, startError, hostTerminated = false, onStop } = outcome;
  const main = containers.find(({ essential }) => essential);
  const ends = containers.map((container) => ({
    name: container.name,
    ...planEnd({ ...(container === main && { exitCode, reason }), ...outcome.containers?.[container.name] }),
  }));
  const unstartable = startError === undefined ? findUnstartable(containers, ends) : undefined;
  return {
    afterMs: after === undefined ? timing.jobDurationMs : toMilliseconds(after),
    ...(startError !== undefined && { startError: toStartError(startError, main?.image ?? '') }),
    ...(unstartable && { startError: DEPENDENCY_ERROR, unstartable: unstartable.name }),
    hostTerminated,
    onStop: planStop(onStop, longestStopMs(containers, timing)),
    containers: ends,
  };
}

function planEnd({ exitCode, reason }: JobContainerOutcome): { exitCode: number; reason?: string } {
  const byReason = reason?.startsWith('OutOfMemoryError') ? SIGKILL_EXIT_CODE : 0;
  return { exitCode: exitCode ?? byReason, ...(reason !== undefined && { reason }) };
}

/** The task has stopped when the last of its containers has. */
function longestStopMs(containers: readonly PlannedContainer[], timing: AttemptTiming): number {
  return Math.max(...containers.map(({ stopTimeoutMs = timing.stopTimeoutMs }) => stopTimeoutMs));
}

/** Without an answer to SIGTERM the process is killed when its time is over. */
function planStop(onStop: JobOutcome['onStop'], stopTimeoutMs: number): AttemptPlan['onStop'] {
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
