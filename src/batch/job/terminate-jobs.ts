import type { TerminateJobsRequest, TerminateJobsResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { assertJobIds, endEach } from './end-each.js';
import { assertReason } from './request-end.js';
import { terminateJob } from './terminate-job.js';

/** As TerminateJob for each. */
export function terminateJobs(
  draft: BatchDraft,
  input: TerminateJobsRequest,
  context: BatchContext,
): TerminateJobsResponse {
  const { jobs = [], reason } = input;
  assertJobIds(input);
  assertReason({ reason });
  return endEach(jobs, (jobId) => terminateJob(draft, { jobId, reason }, context));
}
