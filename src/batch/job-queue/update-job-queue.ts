import type { UpdateJobQueueRequest, UpdateJobQueueResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { replanForgetting } from '../scheduler/fair-share/change-share.js';
import type { JobQueueRecord } from './job-queue-record.js';
import { getJobQueue } from './job-queue-table.js';
import { UPDATED } from './job-queue-transitions.js';
import { readEnvironments } from './read-environments.js';
import { assertQueueSettings } from './rules/queue-settings-rules.js';
import { assertReplacesPolicy } from './rules/scheduling-policy-rules.js';
import {
  assertKeepsEnvironments,
  assertKeepsPurpose,
  assertLimitsSuitPolicy,
} from './rules/service-environment-rules.js';
import { assertSettled } from '../assert-settled.js';
import { assertTimeLimitActionsFor } from './rules/time-limit-rules.js';

/** Lists that are given replace those of the queue. Assumption: the type of a job queue follows from its new environments. */
export function updateJobQueue(
  draft: BatchDraft,
  input: UpdateJobQueueRequest,
  context: BatchContext,
): UpdateJobQueueResponse {
  assertQueueSettings(input, context.scope);
  const found = getJobQueue(draft, input.jobQueue ?? '', context.scope);
  assertSuits(found, input);
  assertSettled(found, 'update');
  const environments = readEnvironments(draft, input, context.scope);
  assertKeepsPurpose(found, input);
  assertReplacesPolicy(draft, found, input.schedulingPolicyArn);
  assertLimitsSuitPolicy(draft, found.schedulingPolicyArn, environments.serviceEnvironmentOrder);
  const { jobQueueName, jobQueueArn } = draft.jobQueues.update(found.jobQueueArn, (queue) => {
    const { state, priority, computeEnvironmentOrder, serviceEnvironmentOrder } = input;
    const { schedulingPolicyArn, jobStateTimeLimitActions } = input;
    queue.status = 'UPDATING';
    if (state !== undefined) queue.state = state;
    if (priority !== undefined) queue.priority = priority;
    if (computeEnvironmentOrder !== undefined) queue.computeEnvironmentOrder = environments.computeEnvironmentOrder;
    if (serviceEnvironmentOrder !== undefined) queue.serviceEnvironmentOrder = environments.serviceEnvironmentOrder;
    if (schedulingPolicyArn !== undefined) queue.schedulingPolicyArn = schedulingPolicyArn;
    if (environments.jobQueueType !== undefined) queue.jobQueueType = environments.jobQueueType;
    if (jobStateTimeLimitActions !== undefined) queue.jobStateTimeLimitActions = jobStateTimeLimitActions;
    if (queue.jobStateTimeLimitActions?.length === 0) delete queue.jobStateTimeLimitActions;
  });
  if (input.schedulingPolicyArn !== undefined) replanForgetting({ draft, context }, jobQueueArn);
  context.schedule({ kind: UPDATED, target: jobQueueArn, afterMs: context.timing.queueUpdateMs });
  return { jobQueueName, jobQueueArn };
}

function assertSuits(queue: JobQueueRecord, input: UpdateJobQueueRequest): void {
  const purpose = queue.jobQueueType === 'SAGEMAKER_TRAINING' ? 'service jobs' : 'containers';
  assertTimeLimitActionsFor(purpose, input.jobStateTimeLimitActions ?? []);
  assertKeepsEnvironments(queue, input);
}
