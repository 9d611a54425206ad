import type { DeleteSchedulingPolicyRequest, DeleteSchedulingPolicyResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { listQueuesOfPolicy } from '../job-queue/job-queue-table.js';
import { getSchedulingPolicy } from './scheduling-policy-table.js';

export function deleteSchedulingPolicy(
  draft: BatchDraft,
  input: DeleteSchedulingPolicyRequest,
  { scope }: BatchContext,
): DeleteSchedulingPolicyResponse {
  const { arn } = getSchedulingPolicy(draft, input.arn ?? '', scope);
  if (listQueuesOfPolicy(draft, arn).length > 0) {
    // Assumption: the wording, which is that for compute environments; the refusal is on record.
    throw clientException('Cannot delete, found existing JobQueue relationship');
  }
  draft.schedulingPolicies.delete(arn);
  return {};
}
