import type { Scope } from '../../aws/arn.js';
import type { BatchDraft } from '../batch-state.js';
import { availableOf } from './consumable-resource-table.js';

/** By ARN, how much of each consumable resource is available. */
export function surveyConsumables(draft: BatchDraft, { accountId, region }: Scope): ReadonlyMap<string, number> {
  const resources = [...draft.consumableResources.list('byScope', [accountId, region])];
  return new Map(resources.map((resource) => [resource.consumableResourceArn, availableOf(resource)]));
}
