import type { BatchDraft } from '../../batch-state.js';
import type { CompleteFairsharePolicy } from '../../scheduling-policy/scheduling-policy-record.js';

/** The fair-share policy of a queue. Undefined for a queue that goes by the time of submission, or by quota shares. */
export function findFairshare(draft: BatchDraft, jobQueueArn: string): CompleteFairsharePolicy | undefined {
  const { schedulingPolicyArn } = draft.jobQueues.get(jobQueueArn) ?? {};
  return schedulingPolicyArn === undefined
    ? undefined
    : draft.schedulingPolicies.get(schedulingPolicyArn)?.fairsharePolicy;
}
