import type { UpdateServiceJobRequest, UpdateServiceJobResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { assertSchedulingPriority } from '../job-definition/rules/retry-rules.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';
import { isUnended } from './service-job-step.js';
import { getServiceJob } from './service-job-table.js';

/**
 * The priority counts where jobs have shares: it orders those that wait, and decides whether one gives way to another. Assumption: that
 * of a job that has ended is refused, and the wording.
 */
export function updateServiceJob(
  draft: BatchDraft,
  { jobId: id = '', schedulingPriority }: UpdateServiceJobRequest,
  context: BatchContext,
): UpdateServiceJobResponse {
  assertSchedulingPriority(schedulingPriority);
  const job = getServiceJob(draft, id, context.scope);
  const { jobArn, jobName, jobId, request, status } = job;
  if (!isUnended(job)) throw clientException(`Job ${jobId} is ${status}, and cannot be updated.`);
  draft.serviceJobs.assign(jobArn, { request: { ...request, schedulingPriority } });
  requestDispatch(jobArn, context);
  return { jobArn, jobName, jobId };
}
