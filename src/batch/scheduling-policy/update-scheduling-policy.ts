import type { UpdateSchedulingPolicyRequest, UpdateSchedulingPolicyResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { listQueuesOfPolicy } from '../job-queue/job-queue-table.js';
import { replanForgetting } from '../scheduler/fair-share/change-share.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';
import { completeFairsharePolicy } from './complete-fairshare-policy.js';
import { assertFairsharePolicy } from './rules/fairshare-rules.js';
import { assertOneKind, assertSameKind } from './rules/policy-kind-rules.js';
import { getSchedulingPolicy } from './scheduling-policy-table.js';

/**
 * The policy that is given takes the place of the one that was there, as a whole. Queues that use it go by it from now on.
 * Assumption: a new decay counts for the past, too.
 */
export function updateSchedulingPolicy(
  draft: BatchDraft,
  input: UpdateSchedulingPolicyRequest,
  context: BatchContext,
): UpdateSchedulingPolicyResponse {
  const { arn = '', fairsharePolicy, quotaSharePolicy } = input;
  assertOneKind(input);
  if (fairsharePolicy !== undefined) assertFairsharePolicy(fairsharePolicy);
  assertSameKind(getSchedulingPolicy(draft, arn, context.scope), input);
  draft.schedulingPolicies.assign(arn, {
    ...(fairsharePolicy && { fairsharePolicy: completeFairsharePolicy(fairsharePolicy) }),
    ...(quotaSharePolicy && { quotaSharePolicy }),
  });
  for (const { jobQueueArn } of listQueuesOfPolicy(draft, arn)) replanForgetting({ draft, context }, jobQueueArn);
  requestDispatch(arn, context);
  return {};
}
