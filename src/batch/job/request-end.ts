import type { CancelJobRequest } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { hasEnded } from './has-ended.js';
import type { JobRecord } from './job-record.js';
import { findJob, isNode } from './job-table.js';

const LONGEST_REASON = 1_024;

/** Assumption: the wordings; only the exception is on record. */
export function assertReason({ jobId, reason }: Partial<CancelJobRequest>): void {
  for (const [member, text] of Object.entries({ jobId, reason })) {
    if (text === '') throw invalidRequest(`${member} is required.`);
  }
  if ((reason ?? '').length > LONGEST_REASON) {
    throw invalidRequest(`reason can have up to ${LONGEST_REASON} characters.`);
  }
}

/** The job, if there is anything left to end. Assumption: a job that is not known is no error, as for the actions on many jobs. */
export function findUnendedJob(draft: BatchDraft, jobId: string, { scope }: BatchContext): JobRecord | undefined {
  const job = findJob(draft, jobId, scope);
  if (job === undefined || hasEnded(job)) return undefined;
  // Assumption: a node that has not started cannot be ended by itself.
  return isNode(job) && job.attempt === undefined ? undefined : job;
}
