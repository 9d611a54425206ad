import type { ConsumableNeed } from '../consumable-resource/needs-of-spec.js';
import type { Availability } from '../consumable-resource/survey-consumables.js';
import type { QueuedJob } from './site.js';

type Wish = Pick<QueuedJob, 'consumes'>;

/** The consumable resources while a plan is made: what is taken is gone for those that come later. */
export interface OpenConsumables {
  /** Whether all that the job needs is there. */
  has(wish: Wish): boolean;
  take(wish: Wish): void;
  /** Whether all of it will be there when the jobs before it have started. Others may take it in the meantime. */
  promise(wish: Wish): boolean;
}

export function openConsumables(availability: Availability): OpenConsumables {
  const left = openStock(availability);
  const promised = openStock(availability);
  return {
    has: ({ consumes }) => left.covers(consumes),
    take({ consumes }) {
      left.reduce(consumes);
      promised.reduce(consumes);
    },
    promise({ consumes }) {
      const isCovered = promised.covers(consumes);
      if (isCovered) promised.reduce(consumes);
      return isCovered;
    },
  };
}

interface Stock {
  covers(needs: readonly ConsumableNeed[]): boolean;
  reduce(needs: readonly ConsumableNeed[]): void;
}

/** Assumption: of what does not exist not even nothing is there. */
function openStock(availability: Availability): Stock {
  const left = new Map<string, number>();
  const quantityOf = (arn: string) => left.get(arn) ?? availability(arn) ?? -1;
  return {
    covers: (needs) =>
      needs.every(({ consumableResourceArn, quantity }) => quantityOf(consumableResourceArn) >= quantity),
    reduce(needs) {
      for (const { consumableResourceArn: arn, quantity } of needs) left.set(arn, quantityOf(arn) - quantity);
    },
  };
}
