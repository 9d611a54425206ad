import type { DeleteConsumableResourceRequest, DeleteConsumableResourceResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { getConsumableResource } from './consumable-resource-table.js';

/** It may be in use: jobs that run go on, and those that wait for it wait until there is one of its name again. */
export function deleteConsumableResource(
  draft: BatchDraft,
  { consumableResource = '' }: DeleteConsumableResourceRequest,
  { scope }: BatchContext,
): DeleteConsumableResourceResponse {
  const { consumableResourceArn } = getConsumableResource(draft, consumableResource, scope);
  draft.consumableResources.delete(consumableResourceArn);
  return {};
}
