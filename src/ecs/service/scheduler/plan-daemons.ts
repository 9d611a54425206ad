import type { PlannedTask } from './plan-tasks.js';

/** An instance that shall have a task of a DAEMON service, or that has one. */
export interface DaemonPlace<T extends PlannedTask> {
  readonly containerInstanceArn: string;
  readonly isWanted: boolean;
  /** Others leave the instance first: its task is the last to go. */
  readonly isHeld: boolean;
  /** The tasks on it that are not stopping: those that shall run, and those that shall go. */
  readonly current: readonly T[];
  readonly leaving: readonly T[];
  /** A task of the service is about to stop there. */
  readonly isStopping: boolean;
}

export interface DaemonGoal<T extends PlannedTask> {
  readonly places: readonly DaemonPlace<T>[];
  /** So many must serve before one that serves is stopped to be replaced. */
  readonly lower: number;
  /** False: what shall go stays, as nothing would come in its place. */
  readonly mayReplace: boolean;
}

export interface DaemonPlan<T> {
  /** The instances that get a task. */
  readonly start: readonly string[];
  readonly stop: readonly T[];
}

/**
 * Decides which instances get a task, and which tasks stop. There are never two on an instance: the old one has stopped before
 * the new one starts.
 */
export function planDaemons<T extends PlannedTask>({ places, lower, mayReplace }: DaemonGoal<T>): DaemonPlan<T> {
  const wanted = places.filter(({ isWanted }) => isWanted);
  const unwanted = places.filter(({ isWanted, isHeld }) => !isWanted && !isHeld);
  const spare = wanted.filter(isServed).length - lower;
  return {
    start: wanted.filter(isEmpty).map(({ containerInstanceArn }) => containerInstanceArn),
    stop: [
      ...unwanted.flatMap(({ current, leaving }) => [...current, ...leaving]),
      ...wanted.flatMap(({ current }) => planCurrent(current)),
      ...(mayReplace ? planLeaving(wanted, spare) : []),
    ],
  };
}

function isEmpty({ current, leaving, isStopping }: DaemonPlace<PlannedTask>): boolean {
  return current.length + leaving.length === 0 && !isStopping;
}

/** Nobody waits for an old task to settle: while it runs it serves. */
function isServed({ current, leaving }: DaemonPlace<PlannedTask>): boolean {
  return current.some(({ health }) => health === 'HEALTHY') || leaving.some(serves);
}

function serves({ health }: PlannedTask): boolean {
  return health === 'HEALTHY' || health === 'SETTLING';
}

/** Unhealthy ones, and of the others all but the first. */
function planCurrent<T extends PlannedTask>(current: readonly T[]): readonly T[] {
  const sick = current.filter(({ health }) => health === 'UNHEALTHY');
  return [...sick, ...current.filter((task) => !sick.includes(task)).slice(1)];
}

/** What does not serve goes at once, the rest as far as enough others serve. */
function planLeaving<T extends PlannedTask>(places: readonly DaemonPlace<T>[], spare: number): readonly T[] {
  const leaving = places.flatMap((place) => place.leaving);
  const serving = leaving.filter((task) => serves(task) && !task.isProtected);
  const useless = leaving.filter((task) => task.health === 'UNHEALTHY' || (!serves(task) && !task.isProtected));
  return [...useless, ...serving.slice(0, Math.max(0, spare))];
}
