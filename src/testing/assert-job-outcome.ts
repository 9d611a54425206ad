import type { JobContainerOutcome, JobOutcome } from '../batch/job/job-outcome.js';
import { toMilliseconds } from '../clock/duration.js';
import { assertMembers } from '../errors/assert-members.js';

const OF_CONTAINER: readonly string[] = Object.keys({ exitCode: true, reason: true } satisfies Record<
  keyof JobContainerOutcome,
  true
>);

const OF_JOB: readonly string[] = [
  ...OF_CONTAINER,
  ...Object.keys({
    after: true,
    startError: true,
    hostTerminated: true,
    onStop: true,
    containers: true,
  } satisfies Record<Exclude<keyof JobOutcome, keyof JobContainerOutcome>, true>),
];

/** Where it is said: when an attempt starts it would be too late, for then the code under test gets the error. */
export function assertJobOutcome(outcome: JobOutcome): void {
  assertMembers(outcome, OF_JOB, { name: 'outcome of a job', topic: 'outcomes' });
  for (const container of Object.values(outcome.containers ?? {})) {
    assertMembers(container, OF_CONTAINER, { name: 'outcome of a container', topic: 'outcomes' });
  }
  toMilliseconds(outcome.after ?? 0);
}
