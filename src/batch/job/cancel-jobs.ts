import type { CancelJobsRequest, CancelJobsResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { cancelJob } from './cancel-job.js';
import { assertJobIds, endEach } from './end-each.js';
import { assertReason } from './request-end.js';

/** As CancelJob for each. */
export function cancelJobs(draft: BatchDraft, input: CancelJobsRequest, context: BatchContext): CancelJobsResponse {
  const { jobs = [], reason } = input;
  assertJobIds(input);
  assertReason({ reason });
  return endEach(jobs, (jobId) => cancelJob(draft, { jobId, reason }, context));
}
