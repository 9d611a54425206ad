import type { UpdateServiceJobRequest, UpdateServiceJobResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { assertSchedulingPriority } from '../job-definition/rules/retry-rules.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';
import { getServiceJob } from './service-job-table.js';

/** The priority counts where jobs have shares: it orders those that wait, and decides whether one gives way to another. */
export function updateServiceJob(
  draft: BatchDraft,
  { jobId: id = '', schedulingPriority }: UpdateServiceJobRequest,
  context: BatchContext,
): UpdateServiceJobResponse {
  assertSchedulingPriority(schedulingPriority);
  const { jobArn, jobName, jobId, request } = getServiceJob(draft, id, context.scope);
  draft.serviceJobs.assign(jobArn, { request: { ...request, schedulingPriority } });
  requestDispatch(jobArn, context);
  return { jobArn, jobName, jobId };
}
