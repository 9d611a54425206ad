import type { CreateSchedulingPolicyRequest } from '@aws-sdk/client-batch';
import { clientException, invalidRequest } from '../../batch-errors.js';
import type { SchedulingPolicyRecord } from '../scheduling-policy-record.js';

type Policies = Pick<CreateSchedulingPolicyRequest, 'fairsharePolicy' | 'quotaSharePolicy'>;

export function assertOneKind({ fairsharePolicy, quotaSharePolicy }: Policies): void {
  if (fairsharePolicy === undefined || quotaSharePolicy === undefined) return;
  throw invalidRequest('A scheduling policy can have either fairsharePolicy or quotaSharePolicy');
}

/** Assumption: the wording; that a policy stays of its kind is on record. */
export function assertSameKind(found: SchedulingPolicyRecord, { fairsharePolicy, quotaSharePolicy }: Policies): void {
  if (fairsharePolicy !== undefined && found.fairsharePolicy === undefined) {
    throw clientException('A quotaSharePolicy cannot be changed to a fairsharePolicy.');
  }
  if (quotaSharePolicy !== undefined && found.quotaSharePolicy === undefined) {
    throw clientException('A fairsharePolicy cannot be changed to a quotaSharePolicy.');
  }
}
