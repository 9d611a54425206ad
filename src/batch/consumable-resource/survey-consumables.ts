import type { BatchDraft } from '../batch-state.js';
import { availableOf } from './consumable-resource-table.js';

/** How much of a consumable resource is available, by its ARN. Undefined where there is no such. */
export type Availability = (consumableResourceArn: string) => number | undefined;

/** Few jobs need any: what there is of a resource is read when it is asked for. */
export function surveyConsumables(draft: BatchDraft): Availability {
  return (consumableResourceArn) => {
    const resource = draft.consumableResources.get(consumableResourceArn);
    return resource && availableOf(resource);
  };
}
