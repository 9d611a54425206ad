import { fits, NOTHING, subtract, type Resources } from '../host/resources.js';
import type { Host, QueuedJob } from './site.js';

type Wish = Pick<QueuedJob, 'needs' | 'hasNodes'>;

/** The instances of a site while a plan is made. */
export interface OpenHosts {
  /** Takes room for the job, where there is any, and gives the instances: one for each node. */
  take(wish: Wish): readonly string[] | undefined;
  /** Whether there will be room when the jobs before it have started. Others may take it in the meantime. */
  promiseRoom(wish: Wish): boolean;
  /** What has no idle instance among the nodes; of any other job, all. */
  listHomeless(wish: Wish): readonly Resources[];
}

export function openHosts(hosts: readonly Host[]): OpenHosts {
  const rooms = new Map(hosts.map(({ instanceArn, room }) => [instanceArn, room]));
  const untouched = new Set(hosts.filter(({ isIdle }) => isIdle));
  let promised: Map<string, Resources> | undefined;
  const occupy = (instanceArn: string, need: Resources) => {
    reduce(rooms, instanceArn, need);
    if (promised !== undefined) reduce(promised, instanceArn, need);
    for (const host of untouched) if (host.instanceArn === instanceArn) untouched.delete(host);
  };
  return {
    take({ needs, hasNodes }) {
      const chosen = hasNodes ? chooseForNodes(untouched, needs) : chooseOne(rooms, needs);
      for (const [index, instanceArn] of (chosen ?? []).entries()) {
        occupy(instanceArn, (hasNodes ? rooms.get(instanceArn) : needs[index]) ?? NOTHING);
      }
      return chosen;
    },
    promiseRoom({ needs, hasNodes }) {
      promised ??= new Map(rooms);
      const [instanceArn] = (hasNodes ? undefined : chooseOne(promised, needs)) ?? [];
      if (instanceArn !== undefined) reduce(promised, instanceArn, needs[0] ?? NOTHING);
      return instanceArn !== undefined;
    },
    listHomeless({ needs, hasNodes }) {
      if (!hasNodes) return needs;
      const homes = matchNodes(untouched, needs);
      return needs.filter((_, index) => homes[index] === undefined);
    },
  };
}

function reduce(rooms: Map<string, Resources>, instanceArn: string, need: Resources): void {
  rooms.set(instanceArn, subtract(rooms.get(instanceArn) ?? NOTHING, need));
}

/** The first that has room: they come in the order in which they were launched. */
function chooseOne(
  rooms: ReadonlyMap<string, Resources>,
  [need = NOTHING]: readonly Resources[],
): readonly string[] | undefined {
  for (const [instanceArn, room] of rooms) if (fits(need, room)) return [instanceArn];
  return undefined;
}

/** An idle instance for each node, or none at all. */
function chooseForNodes(idle: ReadonlySet<Host>, needs: readonly Resources[]): readonly string[] | undefined {
  const chosen = matchNodes(idle, needs).filter((instanceArn) => instanceArn !== undefined);
  return chosen.length === needs.length ? chosen : undefined;
}

/** For each node the smallest idle instance that it fits on, if there is one: the larger may serve another. */
function matchNodes(idle: ReadonlySet<Host>, needs: readonly Resources[]): readonly (string | undefined)[] {
  const left = [...idle].toSorted(({ registered: a }, { registered: b }) => a.vcpus - b.vcpus || a.memory - b.memory);
  return needs.map((need) => {
    const at = left.findIndex(({ room }) => fits(need, room));
    return at === -1 ? undefined : left.splice(at, 1)[0]?.instanceArn;
  });
}
