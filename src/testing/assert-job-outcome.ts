import type { JobContainerOutcome, JobOutcome } from '../batch/job/job-outcome.js';
import { toMilliseconds } from '../clock/duration.js';
import { assertMembers } from '../errors/assert-members.js';
import type { ValueType } from '../errors/value-type.js';
import { assertOnStop } from './assert-on-stop.js';

const OF_CONTAINER: Record<keyof JobContainerOutcome, readonly ValueType[]> = {
  exitCode: ['number'],
  reason: ['text'],
};

const OF_JOB: Record<keyof JobOutcome, readonly ValueType[]> = {
  ...OF_CONTAINER,
  after: ['number', 'text'],
  startError: ['boolean', 'text'],
  hostTerminated: ['boolean'],
  onStop: ['object'],
  containers: ['object'],
};

/** Where it is said: when an attempt starts it would be too late, for then the code under test gets the error. */
export function assertJobOutcome(outcome: JobOutcome): void {
  assertMembers(outcome, OF_JOB, { name: 'outcome of a job', topic: 'outcomes' });
  for (const container of Object.values(outcome.containers ?? {})) {
    assertMembers(container, OF_CONTAINER, { name: 'outcome of a container', topic: 'outcomes' });
  }
  toMilliseconds(outcome.after ?? 0);
  assertOnStop(outcome.onStop);
}
