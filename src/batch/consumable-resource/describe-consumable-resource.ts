import type { DescribeConsumableResourceRequest, DescribeConsumableResourceResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { getConsumableResource } from './consumable-resource-table.js';
import { toConsumableResourceView } from './consumable-resource-view.js';

export function describeConsumableResource(
  draft: BatchDraft,
  { consumableResource = '' }: DescribeConsumableResourceRequest,
  { scope }: BatchContext,
): DescribeConsumableResourceResponse {
  return toConsumableResourceView(getConsumableResource(draft, consumableResource, scope));
}
