import { add, fits, NOTHING, subtract, type Resources } from '../host/resources.js';
import type { SizedType } from './site.js';

/** A job, or a node of one, that waits for an instance. */
export interface InstanceDemand {
  readonly need: Resources;
  /** It shares the instance with nobody. */
  readonly isAlone: boolean;
}

export interface Growth {
  readonly demand: readonly InstanceDemand[];
  /** Instances that are on their way. */
  readonly booting: readonly SizedType[];
  /** What can be launched, smallest first. */
  readonly types: readonly SizedType[];
  /** How many vCPUs may still be launched. */
  readonly vcpusLeft: number;
  /** Whether the last instance may have more than that. */
  readonly mayExceed: boolean;
}

/**
 * The types of the instances to launch. Assumption: the smallest type that takes all that waits, or else the largest that is still
 * allowed; AWS also looks at prices and at what is there.
 */
export function planInstances({ demand, booting, types, vcpusLeft, mayExceed }: Growth): string[] {
  const launch: string[] = [];
  let left = booting.reduce((waiting, { size }) => pack(waiting, size), demand);
  let allowed = vcpusLeft;
  for (let [first] = left; first !== undefined && allowed > 0; [first] = left) {
    const type = chooseType(types, { first, left, allowed, mayExceed });
    if (type === undefined) break;
    launch.push(type.name);
    allowed -= type.size.vcpus;
    left = pack(left, type.size);
  }
  return launch;
}

interface Choice extends Pick<Growth, 'mayExceed'> {
  readonly first: InstanceDemand;
  readonly left: readonly InstanceDemand[];
  readonly allowed: number;
}

function chooseType(types: readonly SizedType[], { first, left, allowed, mayExceed }: Choice): SizedType | undefined {
  const suitable = types.filter(({ size }) => fits(first.need, size));
  const within = suitable.filter(({ size }) => size.vcpus <= allowed);
  if (first.isAlone) return within[0] ?? (mayExceed ? suitable[0] : undefined);
  const all = left.filter(({ isAlone }) => !isAlone).reduce((sum, { need }) => add(sum, need), NOTHING);
  return within.find(({ size }) => fits(all, size)) ?? largest(within, all) ?? (mayExceed ? suitable[0] : undefined);
}

/** Of the types with the most vCPUs, the one with no more memory than its share of the jobs needs. */
function largest(types: readonly SizedType[], all: Resources): SizedType | undefined {
  const most = types.at(-1)?.size.vcpus ?? 0;
  const share = (all.memory / all.vcpus) * most;
  return types.find(({ size }) => size.vcpus === most && size.memory >= share) ?? types.at(-1);
}

/** What still waits when an instance has taken what fits. */
function pack(waiting: readonly InstanceDemand[], size: Resources): readonly InstanceDemand[] {
  const [first] = waiting;
  if (first?.isAlone === true) return fits(first.need, size) ? waiting.slice(1) : waiting;
  let room = size;
  return waiting.filter(({ need, isAlone }) => {
    if (isAlone || !fits(need, room)) return true;
    room = subtract(room, need);
    return false;
  });
}

/** The types to launch to have so many vCPUs more. */
export function planvCpus(types: readonly SizedType[], missing: number): string[] {
  const launch: string[] = [];
  for (let left = missing; left > 0;) {
    const type = types.find(({ size }) => size.vcpus >= left) ?? types.at(-1);
    if (type === undefined) break;
    launch.push(type.name);
    left -= type.size.vcpus;
  }
  return launch;
}
