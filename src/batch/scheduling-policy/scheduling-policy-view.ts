import type { SchedulingPolicyDetail } from '@aws-sdk/client-batch';
import type { SchedulingPolicyRecord } from './scheduling-policy-record.js';

export function toSchedulingPolicyView(policy: SchedulingPolicyRecord): SchedulingPolicyDetail {
  const { name, arn, fairsharePolicy, quotaSharePolicy, tags } = policy;
  return {
    ...{ name, arn },
    ...(fairsharePolicy && { fairsharePolicy }),
    ...(quotaSharePolicy && { quotaSharePolicy }),
    tags,
  };
}
