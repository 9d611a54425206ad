import { isInScope, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { scopeKeyOf } from '../find-by-reference.js';
import type { SchedulingPolicyRecord } from './scheduling-policy-record.js';

export const schedulingPolicyTable: TableDefinition<SchedulingPolicyRecord, 'byScope'> = {
  key: (policy) => policy.arn,
  indexes: { byScope: ({ arn }) => scopeKeyOf(arn) },
  describe: ({ quotaSharePolicy }) => (quotaSharePolicy === undefined ? 'fair share' : 'quota share'),
};

/** By ARN only. A policy of another account or Region is not found. */
export function findSchedulingPolicy(draft: BatchDraft, arn: string, scope: Scope): SchedulingPolicyRecord | undefined {
  return isInScope(arn, scope) ? draft.schedulingPolicies.get(arn) : undefined;
}

export function getSchedulingPolicy(draft: BatchDraft, arn: string, scope: Scope): SchedulingPolicyRecord {
  const policy = findSchedulingPolicy(draft, arn, scope);
  if (policy === undefined) throw clientException(`SchedulingPolicy ${arn} not found.`);
  return policy;
}
