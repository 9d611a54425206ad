import type { TerminateServiceJobsRequest, TerminateServiceJobsResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { assertJobIds, endEach } from '../job/end-each.js';
import { assertReason } from '../job/request-end.js';
import { terminateServiceJob } from './terminate-service-job.js';

/** As TerminateServiceJob for each. */
export function terminateServiceJobs(
  draft: BatchDraft,
  input: TerminateServiceJobsRequest,
  context: BatchContext,
): TerminateServiceJobsResponse {
  const { jobs = [], reason } = input;
  assertJobIds(input);
  assertReason({ reason });
  return endEach(jobs, (jobId) => terminateServiceJob(draft, { jobId, reason }, context));
}
