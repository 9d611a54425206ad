import type { UpdateQuotaShareRequest, UpdateQuotaShareResponse } from '@aws-sdk/client-batch';
import { assertSettled } from '../assert-settled.js';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { assertTypedCapacityLimits } from '../service-environment/capacity-limit-rules.js';
import { getQuotaShare } from './quota-share-table.js';
import { UPDATED } from './quota-share-transitions.js';
import { assertSharing, fillSharing } from './sharing-rules.js';

/** What is given replaces what the share has. Jobs that are more than its new limits may be preempted for other shares. */
export function updateQuotaShare(
  draft: BatchDraft,
  input: UpdateQuotaShareRequest,
  context: BatchContext,
): UpdateQuotaShareResponse {
  const { capacityLimits, resourceSharingConfiguration: sharing, preemptionConfiguration, state } = input;
  if (capacityLimits !== undefined) assertTypedCapacityLimits(capacityLimits);
  assertSharing(sharing);
  const found = getQuotaShare(draft, input.quotaShareArn ?? '', context.scope);
  assertSettled(found, 'update');
  const { quotaShareName, quotaShareArn } = draft.quotaShares.assign(found.quotaShareArn, {
    status: 'UPDATING',
    ...(capacityLimits && { capacityLimits }),
    ...(sharing && { resourceSharingConfiguration: fillSharing(sharing) }),
    ...(preemptionConfiguration && { preemptionConfiguration }),
    ...(state && { state }),
  });
  context.schedule({ kind: UPDATED, target: quotaShareArn, afterMs: context.timing.queueUpdateMs });
  return { quotaShareName, quotaShareArn };
}
