import type { SchedulingPolicyDetail } from '@aws-sdk/client-batch';
import { completeFairsharePolicy } from '../../../batch/scheduling-policy/complete-fairshare-policy.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import type { BatchSeeding } from '../batch-seeding.js';

/** A scheduling policy as AWS described it. */
export function putSchedulingPolicy(
  { draft, context }: BatchSeeding,
  policy: Described<SchedulingPolicyDetail>,
): string {
  const { name = '', quotaSharePolicy, fairsharePolicy = {}, tags = {} } = policy as Partial<SchedulingPolicyDetail>;
  const arn = ownArn('arn', policy.arn, context.scope.accountId);
  assertIsNew(draft.batch.schedulingPolicies.get(arn), 'arn');
  draft.batch.schedulingPolicies.insert({
    ...{ arn, name, tags },
    ...(quotaSharePolicy ? { quotaSharePolicy } : { fairsharePolicy: completeFairsharePolicy(fairsharePolicy) }),
  });
  return arn;
}
