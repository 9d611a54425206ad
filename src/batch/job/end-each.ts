import type { CancelJobsErrorDetail, CancelJobsRequest, CancelJobsResponse } from '@aws-sdk/client-batch';
import { invalidRequest } from '../batch-errors.js';

const MOST_JOBS = 50;
/** Of a child or a node with its place. */
const JOB_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:[:#]\d+)?$/i;

/** Assumption: the wordings; how many ids there can be is on record. */
export function assertJobIds({ jobs = [] }: Pick<CancelJobsRequest, 'jobs'>): void {
  if (jobs.length === 0) throw invalidRequest('jobs is required.');
  if (jobs.length > MOST_JOBS) throw invalidRequest(`Maximum number of jobs supported is  ${MOST_JOBS} .`);
}

/** Each job by itself: one that cannot be ended keeps none of the others from it. */
export function endEach(jobIds: readonly string[], end: (jobId: string) => void): CancelJobsResponse {
  const successful: string[] = [];
  const errors: CancelJobsErrorDetail[] = [];
  for (const jobId of jobIds) {
    if (JOB_ID.test(jobId)) {
      end(jobId);
      successful.push(jobId);
    } else {
      // Assumption: the wording; the code is on record.
      errors.push({ job: jobId, code: 'ValidationException', message: `The job ID ${jobId} is not valid.` });
    }
  }
  return { successful, errors };
}
