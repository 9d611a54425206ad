import type { CancelJobRequest, CancelJobResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { failWholeJob } from './fail-whole-job.js';
import { noteJob, type JobStep } from './job-step.js';
import type { JobRecord } from './job-record.js';
import { listParts } from './list-parts.js';
import { assertReason, findUnendedJob } from './request-end.js';

/** Ends what has not started; what has goes on. */
export function cancelJob(draft: BatchDraft, input: CancelJobRequest, context: BatchContext): CancelJobResponse {
  assertReason(input);
  const job = findUnendedJob(draft, input.jobId ?? '', context);
  if (job !== undefined) cancel({ draft, context }, job, input.reason ?? '');
  return {};
}

function cancel(step: JobStep, job: JobRecord, reason: string): void {
  if (job.status === 'STARTING' || job.status === 'RUNNING') return;
  const cancelled = noteJob(step, job.jobArn, { isCancelled: true });
  const children = job.arraySize === undefined ? [] : listParts(step.draft, job);
  for (const child of children) cancel(step, child, reason);
  if (children.length > 0) return;
  // A job that waits for others fails when it waits no more.
  if (job.status === 'PENDING') noteJob(step, job.jobArn, { endsWith: reason });
  else failWholeJob(step, cancelled, reason);
}
