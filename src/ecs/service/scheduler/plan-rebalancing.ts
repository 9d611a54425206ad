import type { PlannedTask } from './plan-tasks.js';

export interface ZonedTask extends PlannedTask {
  readonly availabilityZone: string;
}

export interface RebalancingGoal<T extends ZonedTask> {
  /** The zones that another task could be started in. */
  readonly openZones: readonly string[];
  /** Oldest first. */
  readonly tasks: readonly T[];
  readonly wanted: number;
  /** So many may there be for a while. */
  readonly upper: number;
  readonly isUnderWay: boolean;
}

export type RebalancingPlan<T> =
  | { readonly action: 'wait' | 'complete' | 'give up' }
  | { readonly action: 'start'; readonly zone: string }
  /** Undefined: all that could go are protected. */
  | { readonly action: 'stop'; readonly zone: string; readonly task: T | undefined };

/**
 * Decides the next step towards as many tasks in each zone as in the others, give or take one: first one is started where there
 * are fewest, and once it is healthy one is stopped where there are most.
 */
export function planRebalancing<T extends ZonedTask>(goal: RebalancingGoal<T>): RebalancingPlan<T> {
  const { openZones, tasks, wanted, upper, isUnderWay } = goal;
  const counts = countByZone(goal);
  const [heaviest] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? [''];
  const countIn = (zone: string) => counts.get(zone) ?? 0;
  if (tasks.length < wanted || tasks.some(isUnsettled)) return { action: 'wait' };
  if (tasks.length > wanted) {
    if (!isUnderWay) return { action: 'wait' };
    const task = tasks
      .filter(({ availabilityZone, isProtected }) => availabilityZone === heaviest && !isProtected)
      .at(-1);
    return { action: 'stop', zone: heaviest, task };
  }
  const canGo = tasks.some(({ availabilityZone, isProtected }) => availabilityZone === heaviest && !isProtected);
  const [lightest] = openZones.toSorted((a, b) => countIn(a) - countIn(b));
  if (canGo && lightest !== undefined && countIn(heaviest) - countIn(lightest) > 1 && upper > wanted) {
    return { action: 'start', zone: lightest };
  }
  if (!isUnderWay) return { action: 'wait' };
  return { action: countIn(heaviest) - Math.min(...counts.values()) > 1 ? 'give up' : 'complete' };
}

/** In the order of the names of the zones. */
export function countByZone({
  openZones,
  tasks,
}: Pick<RebalancingGoal<ZonedTask>, 'openZones' | 'tasks'>): ReadonlyMap<string, number> {
  const zones = [...new Set([...openZones, ...tasks.map(({ availabilityZone }) => availabilityZone)])].toSorted();
  return new Map(zones.map((zone) => [zone, tasks.filter(({ availabilityZone }) => availabilityZone === zone).length]));
}

function isUnsettled({ health, isDraining }: PlannedTask): boolean {
  return health !== 'HEALTHY' || isDraining;
}
