import type { InstanceResources } from '../container-instance/container-instance-record.js';
import { findShortage, reserve, toClaim } from '../container-instance/resource-claim.js';
import type { WaitingTask } from './survey-provider.js';

/** A new instance, filled with tasks. */
export interface Bin {
  remaining: InstanceResources;
  readonly groups: Set<string>;
}

export function emptyBin(remaining: InstanceResources): Bin {
  return { remaining, groups: new Set() };
}

/** Puts the task into the first of the bins that can take it. */
export function putInto(bins: readonly Bin[], { need, apart }: WaitingTask): boolean {
  const bin = bins.find(
    ({ remaining, groups }) => findShortage(remaining, need) === undefined && !(apart && groups.has(apart)),
  );
  if (bin === undefined) return false;
  bin.remaining = reserve(bin.remaining, toClaim(bin.remaining, need));
  if (apart !== undefined) bin.groups.add(apart);
  return true;
}

/** How many new instances of a kind the tasks need: largest first. What fits on none of the kind does not count. */
export function countBins(waiting: readonly WaitingTask[], fresh: InstanceResources): number {
  const bins: Bin[] = [];
  for (const task of largestFirst(waiting)) {
    if (putInto(bins, task)) continue;
    const bin = emptyBin(fresh);
    if (putInto([bin], task)) bins.push(bin);
  }
  return bins.length;
}

export function largestFirst(waiting: readonly WaitingTask[]): WaitingTask[] {
  return waiting.toSorted((a, b) => b.need.memory - a.need.memory || b.need.cpu - a.need.cpu);
}
