import type { TerminateJobRequest, TerminateJobResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { stopAttempt } from './attempt/stop-attempt.js';
import { failWholeJob } from './fail-whole-job.js';
import { noteJob, type JobStep } from './job-step.js';
import type { JobRecord } from './job-record.js';
import { listParts } from './list-parts.js';
import { assertReason, findUnendedJob } from './request-end.js';

/** Ends a job wherever it is: the containers of one that has started are told to stop. */
export function terminateJob(
  draft: BatchDraft,
  input: TerminateJobRequest,
  context: BatchContext,
): TerminateJobResponse {
  assertReason(input);
  const job = findUnendedJob(draft, input.jobId ?? '', context);
  if (job !== undefined) terminate({ draft, context }, job, input.reason ?? '');
  return {};
}

function terminate(step: JobStep, job: JobRecord, reason: string): void {
  const { jobArn, status } = job;
  const terminated = noteJob(step, jobArn, { isTerminated: true });
  const parts = listParts(step.draft, job);
  const started = parts.filter(({ attempt }) => attempt !== undefined);
  if (job.attempt !== undefined) return stopAttempt(step, jobArn, reason);
  if (job.arraySize !== undefined && parts.length > 0) {
    for (const child of parts) terminate(step, child, reason);
  } else if (started.length > 0) {
    for (const node of started) stopAttempt(step, node.jobArn, reason);
  } else if (status === 'PENDING') {
    // A job that waits for others fails when it waits no more.
    noteJob(step, jobArn, { endsWith: reason });
  } else failWholeJob(step, terminated, reason);
}
