import type { JobQueueType } from '@aws-sdk/client-batch';
import { parseArn, type Scope } from '../../../aws/arn.js';
import { clientException, invalidRequest } from '../../batch-errors.js';
import type { BatchDraft } from '../../batch-state.js';
import { goesByQuotaShares } from '../../quota-share/goes-by-quota-shares.js';
import { getSchedulingPolicy } from '../../scheduling-policy/scheduling-policy-table.js';
import type { JobQueueRecord } from '../job-queue-record.js';

export function assertSchedulingPolicyArn(arn: string | undefined): void {
  if (arn === undefined) return;
  const { service, resource = '' } = parseArn(arn) ?? {};
  if (service === 'batch' && /^scheduling-policy\/[^/]+$/.test(resource)) return;
  throw invalidRequest('Only scheduling policy Arn can be allowed.');
}

export function assertSchedulingPolicyExists(draft: BatchDraft, arn: string | undefined, scope: Scope): void {
  if (arn !== undefined) getSchedulingPolicy(draft, arn, scope);
}

/** What a queue goes by is for jobs of its kind. */
export function assertPolicySuits(
  draft: BatchDraft,
  { schedulingPolicyArn, jobQueueType }: { schedulingPolicyArn?: string | undefined; jobQueueType: JobQueueType },
): void {
  if (!goesByQuotaShares(draft, { schedulingPolicyArn }) || jobQueueType === 'SAGEMAKER_TRAINING') return;
  throw clientException('Quota Management feature is only supported for SageMaker Training job queues.');
}

/** A queue has a policy from the beginning, or never. Assumption: the wordings, and that it keeps the kind of policy. */
export function assertReplacesPolicy(
  draft: BatchDraft,
  { schedulingPolicyArn: current }: JobQueueRecord,
  next: string | undefined,
): void {
  if (next === undefined) return;
  if (current === undefined) throw clientException('A scheduling policy cannot be added to an existing job queue.');
  const [had, gets] = [current, next].map((arn) => goesByQuotaShares(draft, { schedulingPolicyArn: arn }));
  if (had === gets) return;
  throw clientException('A scheduling policy can only be replaced by one of the same kind.');
}
