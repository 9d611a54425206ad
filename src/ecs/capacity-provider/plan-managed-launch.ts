import { resourcesOfType } from '../container-instance/registered-resources.js';
import type { NamedType } from './choose-instance-types.js';
import { reserve, toClaim, type ResourceNeed } from '../container-instance/resource-claim.js';
import { emptyBin, largestFirst, putInto, type Bin } from './pack-tasks.js';
import type { WaitingTask } from './survey-provider.js';

export interface LaunchSituation {
  /** The types that may be launched, smallest first. */
  readonly types: readonly NamedType[];
  readonly waiting: readonly WaitingTask[];
  /** The types that are booting. */
  readonly launching: readonly NamedType[];
  /** What daemons take of each instance. */
  readonly reserved: readonly ResourceNeed[];
}

/**
 * The types of the instances that managed instances launch for the tasks that wait: the smallest that holds all of them, otherwise
 * the one that holds the most, and so on for the rest. What fits on none of the types gets none.
 */
export function planManagedLaunch({ types, waiting, launching, reserved }: LaunchSituation): string[] {
  const booting = launching.map((type) => ({ type, bin: freshBin(type, reserved) }));
  let rest = largestFirst(waiting).filter((task) => {
    const bins = booting.filter(({ type }) => type.architecture === task.architecture).map(({ bin }) => bin);
    return !putInto(bins, task);
  });
  const launch: string[] = [];
  for (;;) {
    const best = chooseType(types, rest, reserved);
    if (best === undefined) return launch;
    launch.push(best.type.name);
    rest = best.left;
  }
}

interface Filled {
  readonly type: NamedType;
  /** The tasks for which there is no room. */
  readonly left: WaitingTask[];
}

function chooseType(
  types: readonly NamedType[],
  waiting: readonly WaitingTask[],
  reserved: readonly ResourceNeed[],
): Filled | undefined {
  let best: Filled | undefined;
  for (const type of types) {
    const filled = { type, left: fill(type, waiting, freshBin(type, reserved)) };
    if (filled.left.length < (best?.left.length ?? waiting.length)) best = filled;
  }
  return best;
}

function freshBin(type: NamedType, reserved: readonly ResourceNeed[]): Bin {
  return emptyBin(reserved.reduce((left, need) => reserve(left, toClaim(left, need)), resourcesOfType(type)));
}

function fill(type: NamedType, waiting: readonly WaitingTask[], bin: Bin): WaitingTask[] {
  return waiting.filter((task) => task.architecture !== type.architecture || !putInto([bin], task));
}
