import type { ConsumableNeed } from '../consumable-resource/needs-of-spec.js';
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

/** By ARN, how much of each is available. */
export function openConsumables(available: ReadonlyMap<string, number>): OpenConsumables {
  const left = new Map(available);
  const promised = new Map(available);
  return {
    has: ({ consumes }) => covers(left, consumes),
    take({ consumes }) {
      reduce(left, consumes);
      reduce(promised, consumes);
    },
    promise({ consumes }) {
      const isCovered = covers(promised, consumes);
      if (isCovered) reduce(promised, consumes);
      return isCovered;
    },
  };
}

/** Assumption: of what does not exist not even nothing is there. */
function covers(left: ReadonlyMap<string, number>, needs: readonly ConsumableNeed[]): boolean {
  return needs.every(({ consumableResourceArn, quantity }) => (left.get(consumableResourceArn) ?? -1) >= quantity);
}

function reduce(left: Map<string, number>, needs: readonly ConsumableNeed[]): void {
  for (const { consumableResourceArn: arn, quantity } of needs) left.set(arn, (left.get(arn) ?? 0) - quantity);
}
