import type { ServiceTaskHealth } from './task-health.js';

/** A task that is not stopping, as a plan sees it. */
export interface PlannedTask {
  readonly health: ServiceTaskHealth;
  readonly isProtected: boolean;
  /** Its instance shall lose its tasks. */
  readonly isDraining: boolean;
}

/** What tasks there shall be of a deployment or a task set, and what there are. */
export interface TaskGoal<T extends PlannedTask> {
  /** How many tasks there shall be. */
  readonly wanted: number;
  /** So many must be healthy before a healthy task is stopped to make room. */
  readonly lower: number;
  /** So many may there be, together with those to be replaced. */
  readonly upper: number;
  readonly current: readonly T[];
  /** Those of the deployments before, which shall go. */
  readonly leaving: readonly T[];
  /** Chooses so many of which to be rid first. */
  choose(tasks: readonly T[], count: number): readonly T[];
}

export interface TaskPlan<T> {
  readonly start: number;
  readonly stop: readonly T[];
}

/**
 * Decides how many tasks to start, and which to stop. A replacement comes first as far as `upper` allows; what is healthy goes only
 * while `lower` others are. Protected tasks stay, unless they are unhealthy.
 */
export function planTasks<T extends PlannedTask>(goal: TaskGoal<T>): TaskPlan<T> {
  const { wanted, upper, current, leaving } = goal;
  const sick = current.filter(({ health }) => health === 'UNHEALTHY');
  const draining = current.filter(({ health, isDraining }) => isDraining && health !== 'UNHEALTHY');
  const staying = current.filter(({ health, isDraining }) => !isDraining && health !== 'UNHEALTHY');
  const room = upper - current.length - leaving.length;
  const surplus = goal.choose(staying.filter(isFree), staying.length - wanted);
  return {
    start: Math.max(0, Math.min(wanted - staying.length, room)),
    stop: [
      ...surplus,
      ...planSick(sick, { isReplaced: countHealthy(staying) >= wanted, isFull: room <= 0 }),
      ...planReplaced(goal, { replaced: [...leaving, ...draining], spare: spareOf(goal) - countHealthy(surplus) }),
    ],
  };
}

/** Once others have taken their place all of them go; where there is no room for these, one at a time makes it. */
function planSick<T>(
  sick: readonly T[],
  { isReplaced, isFull }: { readonly isReplaced: boolean; readonly isFull: boolean },
): readonly T[] {
  if (isReplaced) return sick;
  return isFull ? sick.slice(0, 1) : [];
}

/** How many healthy tasks there are beyond those that there must be. */
function spareOf({ current, leaving, lower }: TaskGoal<PlannedTask>): number {
  return countHealthy([...current, ...leaving]) - lower;
}

/** What does not serve goes at once, the rest as far as enough others are healthy. */
function planReplaced<T extends PlannedTask>(
  goal: TaskGoal<T>,
  { replaced, spare }: { readonly replaced: readonly T[]; readonly spare: number },
): readonly T[] {
  const isUseless = (task: T) => task.health === 'UNHEALTHY' || (task.health === 'PENDING' && isFree(task));
  const useful = replaced.filter((task) => isFree(task) && !isUseless(task));
  return [...replaced.filter(isUseless), ...goal.choose(useful, spare)];
}

function countHealthy(tasks: readonly PlannedTask[]): number {
  return tasks.filter(({ health }) => health === 'HEALTHY').length;
}

function isFree({ isProtected }: PlannedTask): boolean {
  return !isProtected;
}
