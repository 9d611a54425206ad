import type { BatchDraft } from '../batch-state.js';
import type { JobQueueRecord } from '../job-queue/job-queue-record.js';

export function goesByQuotaShares(
  draft: BatchDraft,
  { schedulingPolicyArn = '' }: Pick<JobQueueRecord, 'schedulingPolicyArn'>,
): boolean {
  return draft.schedulingPolicies.get(schedulingPolicyArn)?.quotaSharePolicy !== undefined;
}
