import type { UpdateJobQueueRequest } from '@aws-sdk/client-batch';
import { clientException, invalidRequest } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import { goesByQuotaShares } from '../../quota-share/goes-by-quota-shares.js';
import { limitsAllInstances } from '../../service-environment/capacity-limit-rules.js';
import type { JobQueueRecord } from '../job-queue-record.js';

export const NEEDS_SERVICE_ENVIRONMENT = 'Job queues of type SAGEMAKER_TRAINING must have serviceEnvironmentOrder.';

/** Assumption: only a queue that is DISABLED can be left without environments. */
export function assertKeepsEnvironments(
  { jobQueueType, ...queue }: JobQueueRecord,
  { state = queue.state, computeEnvironmentOrder, serviceEnvironmentOrder }: UpdateJobQueueRequest,
): void {
  if (state !== 'ENABLED') return;
  if (jobQueueType === 'SAGEMAKER_TRAINING') {
    if (serviceEnvironmentOrder?.length === 0) throw invalidRequest(NEEDS_SERVICE_ENVIRONMENT);
  } else if (computeEnvironmentOrder?.length === 0) throw invalidRequest('computeEnvironmentOrder is required.');
}

/** Assumption: a queue for containers cannot become one for service jobs, nor the other way round; worded as for new queues. */
export function assertKeepsPurpose(
  { jobQueueType }: JobQueueRecord,
  { computeEnvironmentOrder = [], serviceEnvironmentOrder = [] }: UpdateJobQueueRequest,
): void {
  const isForServiceJobs = jobQueueType === 'SAGEMAKER_TRAINING';
  const others = isForServiceJobs ? computeEnvironmentOrder : serviceEnvironmentOrder;
  if (others.length === 0) return;
  const member = isForServiceJobs ? 'computeEnvironmentOrder' : 'serviceEnvironmentOrder';
  throw clientException(
    `The jobQueueType provided is ${jobQueueType}, which is incompatible with the provided ${member}.`,
  );
}

/**
 * Quota shares divide an environment by types of instances. Assumption: that an environment without such limits is refused, and the
 * wording. For any other queue an environment can have either kind of limits.
 */
export function assertLimitsSuitPolicy(
  draft: BatchDraft,
  schedulingPolicyArn: string | undefined,
  serviceEnvironmentOrder: JobQueueRecord['serviceEnvironmentOrder'],
): void {
  if (!goesByQuotaShares(draft, { schedulingPolicyArn })) return;
  for (const { serviceEnvironment = '' } of serviceEnvironmentOrder) {
    const { capacityLimits = [] } = draft.serviceEnvironments.get(serviceEnvironment) ?? {};
    if (!limitsAllInstances(capacityLimits)) continue;
    throw clientException(
      'Quota Management feature requires service environments with capacity limits by instance type.',
    );
  }
}
