import { isInScope, scopeOfArn, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { arnOfReference } from '../identify.js';
import type { ConsumableResourceRecord } from './consumable-resource-record.js';

export const consumableResourceTable: TableDefinition<ConsumableResourceRecord, 'byScope'> = {
  key: (resource) => resource.consumableResourceArn,
  indexes: {
    byScope: ({ consumableResourceArn }) => {
      const { accountId, region } = scopeOfArn(consumableResourceArn);
      return [accountId, region];
    },
  },
  bookkeeping: ['updates'],
  describe: ({ inUseQuantity, totalQuantity }) => `${inUseQuantity} of ${totalQuantity} in use`,
};

/** A resource of another account or Region is not found, not even by its ARN. */
export function findConsumableResource(
  draft: BatchDraft,
  reference: string,
  scope: Scope,
): ConsumableResourceRecord | undefined {
  const arn = arnOfReference(scope, 'consumable-resource', reference);
  return isInScope(arn, scope) ? draft.consumableResources.get(arn) : undefined;
}

/** Assumption: the wording, which is on record for compute environments and job queues. */
export function getConsumableResource(draft: BatchDraft, reference: string, scope: Scope): ConsumableResourceRecord {
  const resource = findConsumableResource(draft, reference, scope);
  if (resource === undefined) {
    throw clientException(`${arnOfReference(scope, 'consumable-resource', reference)} does not exist`);
  }
  return resource;
}

/** Fewer than nothing are never available: the total may have been set below what is in use. */
export function availableOf({
  totalQuantity,
  inUseQuantity,
}: Pick<ConsumableResourceRecord, 'totalQuantity' | 'inUseQuantity'>): number {
  return Math.max(0, totalQuantity - inUseQuantity);
}
