import type { ConsumableResourceSummary, DescribeConsumableResourceResponse } from '@aws-sdk/client-batch';
import type { ConsumableResourceRecord } from './consumable-resource-record.js';
import { availableOf } from './consumable-resource-table.js';

export function toConsumableResourceView(resource: ConsumableResourceRecord): DescribeConsumableResourceResponse {
  return {
    ...toConsumableResourceSummary(resource),
    availableQuantity: availableOf(resource),
    createdAt: resource.createdAt,
    tags: resource.tags,
  };
}

export function toConsumableResourceSummary(resource: ConsumableResourceRecord): ConsumableResourceSummary {
  return {
    consumableResourceArn: resource.consumableResourceArn,
    consumableResourceName: resource.consumableResourceName,
    totalQuantity: resource.totalQuantity,
    inUseQuantity: resource.inUseQuantity,
    resourceType: resource.resourceType,
  };
}
