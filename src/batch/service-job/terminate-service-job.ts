import type { TerminateServiceJobRequest, TerminateServiceJobResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { assertReason } from '../job/request-end.js';
import { stopServiceJob } from './end-service-jobs.js';
import { isUnended } from './service-job-step.js';
import { findServiceJob } from './service-job-table.js';

/** Assumption: a job that has ended, or is not known, is no error, as for the action on many jobs. */
export function terminateServiceJob(
  draft: BatchDraft,
  input: TerminateServiceJobRequest,
  context: BatchContext,
): TerminateServiceJobResponse {
  assertReason(input);
  const job = findServiceJob(draft, input.jobId ?? '', context.scope);
  if (job === undefined || !isUnended(job)) return {};
  const terminated = draft.serviceJobs.assign(job.jobArn, { isTerminated: true });
  stopServiceJob({ draft, context }, terminated, input.reason ?? '');
  return {};
}
