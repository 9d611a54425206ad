import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import type { ContainerInstanceRecord } from '../../container-instance/container-instance-record.js';
import { attributeOf } from '../../container-instance/instance-attributes.js';
import type { ServiceTaskHealth } from './task-health.js';

/** A task that may have to go, as far as the choice depends on it. */
export interface Candidate {
  readonly health: ServiceTaskHealth;
  readonly isDraining: boolean;
  readonly availabilityZone: string;
  readonly instance: ContainerInstanceRecord | undefined;
}

export interface VictimRules {
  readonly strategies: readonly PlacementStrategy[];
  readonly count: number;
}

/**
 * Chooses the tasks that go: what serves least, then what the placement strategies would rather not have. Without strategies,
 * a task of the zone with most of them, and there of the instance with most of them.
 */
export function chooseVictims<T extends Candidate>(
  tasks: readonly T[],
  { strategies, count }: VictimRules,
): readonly T[] {
  if (count >= tasks.length) return tasks;
  const remaining = [...tasks];
  return Array.from({ length: Math.max(0, count) }, () => {
    const [victim] = remaining.splice(remaining.indexOf(pickVictim(remaining, strategies)), 1);
    return victim as T;
  });
}

/** The least useful first. */
const USEFULNESS: Readonly<Record<ServiceTaskHealth, number>> = { UNHEALTHY: 0, PENDING: 1, SETTLING: 2, HEALTHY: 3 };

function pickVictim<T extends Candidate>(tasks: readonly T[], strategies: readonly PlacementStrategy[]): T {
  let best = highest(tasks, ({ isDraining }) => Number(isDraining));
  best = highest(best, ({ health }) => -USEFULNESS[health]);
  for (const measure of measuresOf(tasks, strategies)) best = highest(best, measure);
  // Of those that are alike the youngest goes.
  return best.at(-1) as T;
}

type Measure = (task: Candidate) => number;

function measuresOf(tasks: readonly Candidate[], strategies: readonly PlacementStrategy[]): Measure[] {
  const crowding = (valueOf: (task: Candidate) => string): Measure => {
    const counts = new Map<string, number>();
    for (const task of tasks) counts.set(valueOf(task), (counts.get(valueOf(task)) ?? 0) + 1);
    return (task) => counts.get(valueOf(task)) ?? 0;
  };
  const byInstance = crowding(({ instance }) => instance?.containerInstanceArn ?? '');
  if (strategies.length === 0) return [crowding(({ availabilityZone }) => availabilityZone), byInstance];
  return strategies.flatMap(({ type, field = '' }): Measure[] => {
    if (type === 'binpack') {
      const resource = /^cpu$/i.test(field) ? 'cpu' : 'memory';
      return [({ instance }) => instance?.remaining[resource] ?? 0];
    }
    if (type !== 'spread') return [];
    const attribute = /^attribute:(.*)$/.exec(field)?.[1];
    if (attribute === undefined) return [byInstance];
    if (attribute === 'ecs.availability-zone') return [crowding(({ availabilityZone }) => availabilityZone)];
    return [crowding(({ instance }) => (instance && attributeOf(instance.attributes, attribute)) ?? '')];
  });
}

function highest<T>(tasks: readonly T[], measure: (task: T) => number): readonly T[] {
  const most = Math.max(...tasks.map(measure));
  return tasks.filter((task) => measure(task) === most);
}
