import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';

export interface Distribution {
  /** How many tasks are to be given a provider. */
  readonly count: number;
  /** The providers of the tasks that count as well. Default: there are none. */
  readonly existing?: readonly (string | undefined)[];
}

/**
 * The provider of each of so many tasks: the base first, then whichever is furthest below the share that its weight gives it.
 * Without a strategy there is no provider.
 */
export function distributeTasks(
  strategy: readonly CapacityProviderStrategyItem[] | undefined,
  { count, existing = [] }: Distribution,
): (string | undefined)[] {
  if (strategy === undefined) return Array<undefined>(count).fill(undefined);
  const countOf = (item: CapacityProviderStrategyItem) =>
    existing.filter((provider) => provider === item.capacityProvider).length;
  const placed = new Map(strategy.map((item) => [item, countOf(item)]));
  return Array.from({ length: count }, () => {
    const item =
      strategy.find((candidate) => (placed.get(candidate) ?? 0) < (candidate.base ?? 0)) ?? leastLoaded(placed);
    if (item !== undefined) placed.set(item, (placed.get(item) ?? 0) + 1);
    return item?.capacityProvider;
  });
}

type PlacedItem = readonly [item: CapacityProviderStrategyItem, tasks: number];

function leastLoaded(
  placed: ReadonlyMap<CapacityProviderStrategyItem, number>,
): CapacityProviderStrategyItem | undefined {
  const weighted = [...placed].filter(([{ weight = 0 }]) => weight > 0);
  return weighted.toSorted((a, b) => loadOf(a) - loadOf(b))[0]?.[0];
}

function loadOf([{ weight = 1, base = 0 }, tasks]: PlacedItem): number {
  return (tasks - base) / weight;
}
