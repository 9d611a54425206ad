import type { ListConsumableResourcesRequest, ListConsumableResourcesResponse } from '@aws-sdk/client-batch';
import { filterEntries } from '../../aws/filter-entries.js';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { matchesIgnoringCase, readFilters, type Filters } from '../filters.js';
import { paginate } from '../paginate.js';
import type { ConsumableResourceRecord } from './consumable-resource-record.js';
import { toConsumableResourceSummary } from './consumable-resource-view.js';

const FILTERS: Filters<ConsumableResourceRecord> = {
  CONSUMABLE_RESOURCE_NAME: (value, { consumableResourceName }) => matchesIgnoringCase(value, consumableResourceName),
};

/** Assumption: in the order of their creation. */
export function listConsumableResources(
  draft: BatchDraft,
  { filters, maxResults, nextToken }: ListConsumableResourcesRequest,
  { scope: { accountId, region } }: BatchContext,
): ListConsumableResourcesResponse {
  const isWanted = readFilters(FILTERS, filters);
  const page = paginate({ list: 'ListConsumableResources', maxResults, nextToken }, (from) =>
    filterEntries(draft.consumableResources.walk('byScope', [accountId, region], from), isWanted),
  );
  return { consumableResources: page.items.map(toConsumableResourceSummary), nextToken: page.nextToken };
}
