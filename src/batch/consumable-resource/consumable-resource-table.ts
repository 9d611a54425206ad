import type { Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { BatchDraft } from '../batch-state.js';
import { findByReference, getByReference, scopeKeyOf } from '../find-by-reference.js';
import type { ConsumableResourceRecord } from './consumable-resource-record.js';

export const consumableResourceTable: TableDefinition<ConsumableResourceRecord, 'byScope'> = {
  key: (resource) => resource.consumableResourceArn,
  indexes: { byScope: ({ consumableResourceArn }) => scopeKeyOf(consumableResourceArn) },
  bookkeeping: ['updates'],
  describe: ({ inUseQuantity, totalQuantity }) => `${inUseQuantity} of ${totalQuantity} in use`,
};

export function findConsumableResource(
  draft: BatchDraft,
  reference: string,
  scope: Scope,
): ConsumableResourceRecord | undefined {
  return findByReference(draft.consumableResources, { type: 'consumable-resource', reference }, scope);
}

export function getConsumableResource(draft: BatchDraft, reference: string, scope: Scope): ConsumableResourceRecord {
  return getByReference(draft.consumableResources, { type: 'consumable-resource', reference }, scope);
}

/** Fewer than nothing are never available: the total may have been set below what is in use. */
export function availableOf({
  totalQuantity,
  inUseQuantity,
}: Pick<ConsumableResourceRecord, 'totalQuantity' | 'inUseQuantity'>): number {
  return Math.max(0, totalQuantity - inUseQuantity);
}
