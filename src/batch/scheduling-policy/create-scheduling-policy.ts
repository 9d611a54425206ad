import type { CreateSchedulingPolicyRequest, CreateSchedulingPolicyResponse } from '@aws-sdk/client-batch';
import { assertName } from '../assert-name.js';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { readTags } from '../tag/read-tags.js';
import { completeFairsharePolicy } from './complete-fairshare-policy.js';
import { assertFairsharePolicy } from './rules/fairshare-rules.js';
import { assertOneKind } from './rules/policy-kind-rules.js';

/** Assumption: a policy of which no kind is said is a fair-share policy with all defaults. */
export function createSchedulingPolicy(
  draft: BatchDraft,
  input: CreateSchedulingPolicyRequest,
  { scope }: BatchContext,
): CreateSchedulingPolicyResponse {
  const { name = '', quotaSharePolicy, fairsharePolicy = {} } = input;
  assertName('Scheduling policy', name);
  assertOneKind(input);
  assertFairsharePolicy(fairsharePolicy);
  const tags = readTags(input.tags);
  const arn = batchArn(scope, 'scheduling-policy', name);
  if (draft.schedulingPolicies.get(arn) !== undefined) throw clientException('Object already exists');
  draft.schedulingPolicies.insert({
    ...{ arn, name, tags },
    ...(quotaSharePolicy ? { quotaSharePolicy } : { fairsharePolicy: completeFairsharePolicy(fairsharePolicy) }),
  });
  return { name, arn };
}
