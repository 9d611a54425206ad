import type { DescribeJobsRequest, DescribeJobsResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { findJob } from './job-table.js';
import { momentOf, toJobDetail } from './job-view.js';

const MOST_JOBS = 100;

/** Jobs that are not known, or known no more, are left out. Assumption: a job that is named twice is shown once. */
export function describeJobs(
  draft: BatchDraft,
  { jobs: jobIds = [] }: DescribeJobsRequest,
  { scope, now }: BatchContext,
): DescribeJobsResponse {
  if (jobIds.length > MOST_JOBS) throw invalidRequest('Maximum number of jobs supported is  100 .');
  const jobs = [...new Set(jobIds)].flatMap((jobId) => findJob(draft, jobId, scope) ?? []);
  return { jobs: jobs.map((job) => toJobDetail(momentOf(draft, job, now))) };
}
