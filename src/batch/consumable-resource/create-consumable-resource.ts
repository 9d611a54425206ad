import type { CreateConsumableResourceRequest, CreateConsumableResourceResponse } from '@aws-sdk/client-batch';
import type { Scope } from '../../aws/arn.js';
import { assertName } from '../assert-name.js';
import type { BatchContext } from '../batch-context.js';
import { clientException, invalidRequest } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';
import { readTags } from '../tag/read-tags.js';
import { RESOURCE_TYPES, type ConsumableResourceType } from './consumable-resource-record.js';
import { assertQuantity } from './quantity-rules.js';

const MOST_RESOURCES = 50_000;

/** It can be used at once. Assumption: without a total quantity there is nothing of it. */
export function createConsumableResource(
  draft: BatchDraft,
  input: CreateConsumableResourceRequest,
  context: BatchContext,
): CreateConsumableResourceResponse {
  const { consumableResourceName = '', totalQuantity = 0 } = input;
  assertName('Consumable Resource', consumableResourceName);
  assertQuantity('totalQuantity', totalQuantity);
  const resourceType = readType(input.resourceType);
  const tags = readTags(input.tags);
  const consumableResourceArn = batchArn(context.scope, 'consumable-resource', consumableResourceName);
  assertRoomFor(draft, consumableResourceArn, context.scope);
  draft.consumableResources.insert({
    ...{ consumableResourceArn, consumableResourceName, resourceType, totalQuantity },
    inUseQuantity: 0,
    createdAt: context.now,
    updates: [],
    tags: { ...tags },
  });
  // It is the same resource as one of its name that was deleted: jobs may be waiting for it.
  requestDispatch(consumableResourceArn, context);
  return { consumableResourceName, consumableResourceArn };
}

/** Assumption: the wording. */
function readType(given = 'REPLENISHABLE'): ConsumableResourceType {
  const type = RESOURCE_TYPES.find((known) => known === given);
  if (type !== undefined) return type;
  throw invalidRequest(`resourceType ${given} is not valid. Valid values: [${RESOURCE_TYPES.join(', ')}]`);
}

function assertRoomFor(draft: BatchDraft, arn: string, { accountId, region }: Scope): void {
  if (draft.consumableResources.get(arn) !== undefined) throw clientException('Object already exists');
  if (draft.consumableResources.count('byScope', [accountId, region]) < MOST_RESOURCES) return;
  // Assumption: the wording; the quota of consumable resources is on record.
  throw clientException(`Cannot create more than ${MOST_RESOURCES} consumable resources.`);
}
