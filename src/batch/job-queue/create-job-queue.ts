import type { CreateJobQueueRequest, CreateJobQueueResponse } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import { assertName } from '../assert-name.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { readTags } from '../tag/read-tags.js';
import { CREATED } from './job-queue-transitions.js';
import { readEnvironments } from './read-environments.js';
import { assertNewQueueHasEnvironments } from './rules/environment-order-rules.js';
import { assertQueueSettings } from './rules/queue-settings-rules.js';
import { assertPolicySuits } from './rules/scheduling-policy-rules.js';
import { assertLimitsSuitPolicy } from './rules/service-environment-rules.js';
import { assertTimeLimitActionsFor } from './rules/time-limit-rules.js';

const MOST_QUEUES = 50;

export function createJobQueue(
  draft: BatchDraft,
  input: CreateJobQueueRequest,
  context: BatchContext,
): CreateJobQueueResponse {
  const { jobQueueName = '', priority = 0, state = 'ENABLED', jobStateTimeLimitActions = [] } = input;
  const { schedulingPolicyArn } = input;
  assertNewQueue(input, context.scope);
  const tags = readTags(input.tags);
  const environments = readEnvironments(draft, input, context.scope);
  const { computeEnvironmentOrder, serviceEnvironmentOrder, jobQueueType = 'ECS' } = environments;
  assertPolicySuits(draft, { schedulingPolicyArn, jobQueueType });
  assertLimitsSuitPolicy(draft, schedulingPolicyArn, serviceEnvironmentOrder);
  const jobQueueArn = batchArn(context.scope, 'job-queue', jobQueueName);
  assertRoomFor(draft, jobQueueArn, context.scope);
  draft.jobQueues.insert({
    jobQueueArn,
    jobQueueName,
    state,
    status: 'CREATING',
    priority,
    computeEnvironmentOrder,
    serviceEnvironmentOrder,
    jobQueueType,
    tags,
    ...(schedulingPolicyArn !== undefined && { schedulingPolicyArn }),
    ...(jobStateTimeLimitActions.length > 0 && { jobStateTimeLimitActions }),
  });
  context.schedule({ kind: CREATED, target: jobQueueArn, afterMs: context.timing.queueCreationMs });
  return { jobQueueName, jobQueueArn };
}

function assertNewQueue(input: CreateJobQueueRequest, scope: Scope): void {
  const { jobQueueName = '', serviceEnvironmentOrder = [], jobStateTimeLimitActions = [] } = input;
  assertName('Job Queue', jobQueueName);
  assertQueueSettings(input, scope);
  assertNewQueueHasEnvironments(input);
  const purpose = serviceEnvironmentOrder.length > 0 ? 'service jobs' : 'containers';
  assertTimeLimitActionsFor(purpose, jobStateTimeLimitActions);
}

/** A name is free again when the queue that has it is gone. */
function assertRoomFor(draft: BatchDraft, jobQueueArn: string, { accountId, region }: Scope): void {
  if (draft.jobQueues.get(jobQueueArn) !== undefined) throw clientException('Object already exists');
  if (draft.jobQueues.count('byScope', [accountId, region]) < MOST_QUEUES) return;
  // Assumption: the wording; the quota of job queues is on record.
  throw clientException(`Cannot create more than ${MOST_QUEUES} job queues.`);
}
