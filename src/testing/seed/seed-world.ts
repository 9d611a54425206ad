import type { EcsContext, EcsSettings } from '../../ecs/ecs-context.js';
import type { EcsSlices, WatcherBinding } from '../../ecs/ecs-service.js';
import type { Scope } from '../../aws/arn.js';
import type { WorldDraft } from '../../store/state.js';
import type { Store, TransactionContext } from '../../store/store.js';
import { assertSeed } from '../seeding/assert-seed.js';
import { attempt } from '../seeding/attempt.js';
import { concatLists } from '../seeding/concat-lists.js';
import { withoutEvents } from '../seeding/without-events.js';
import { seedDescribed } from './described/seed-described.js';
import { seedAutoScalingGroup } from './seed-auto-scaling-group.js';
import { seedCapacityProvider, type CapacityProviderSeed } from './seed-capacity-provider.js';
import { seedCluster } from './seed-cluster.js';
import { seedContainerInstances } from './seed-container-instance.js';
import { seedDaemon, type DaemonSeed } from './seed-daemon.js';
import { seedDaemonTaskDefinition } from './seed-daemon-task-definition.js';
import { seedService } from './seed-service.js';
import { seedSubnet } from './seed-subnet.js';
import { seedTaskDefinition } from './seed-task-definition.js';
import { seedTasks } from './seed-task.js';
import { ecsSeedRules } from './ecs-seed-rules.js';
import type { EcsSeed, EcsSeeded } from './ecs-seed.js';
import type { Seeding } from './seeding.js';

export interface SeedSettings<S extends EcsSlices> {
  readonly scope: Scope;
  readonly settings: EcsSettings;
  readonly bindWatcher: WatcherBinding<S> | undefined;
}

/** Seeds in one transaction, by the same reducers that answer calls: a seeded world is one that AWS could be in. */
export function seedEcs<S extends EcsSlices>(store: Store<S>, seed: EcsSeed, settings: SeedSettings<S>): EcsSeeded {
  assertSeed(ecsSeedRules, seed);
  return store.transact((draft, transaction) => {
    const seeding = { draft, context: contextOf(draft, withoutEvents(transaction), { ...settings, seed }) };
    const described = seedDescribed(seeding, seed.described);
    return concatLists(described, seedAll(seeding, seed));
  });
}

function seedAll(seeding: Seeding, seed: EcsSeed): EcsSeeded {
  for (const subnet of seed.subnets ?? []) seedSubnet(seeding, subnet);
  const { autoScalingGroups = [], clusters = [], containerInstances = [], taskDefinitions = [] } = seed;
  const { daemonTaskDefinitions = [], daemons = [], services = [], tasks = [] } = seed;
  const autoScalingGroupArns = autoScalingGroups.map((group, i) =>
    attempt(`autoScalingGroups[${i}]`, () => seedAutoScalingGroup(seeding, group)),
  );
  // A cluster names its Auto Scaling groups; managed instances name their cluster.
  const providers = seedProviders(seeding, seed, (provider) => provider.managedInstancesProvider === undefined);
  const clusterArns = clusters.map((cluster, i) => attempt(`clusters[${i}]`, () => seedCluster(seeding, cluster)));
  const scoped = seedProviders(seeding, seed, (provider) => provider.managedInstancesProvider !== undefined);
  return {
    autoScalingGroupArns,
    capacityProviderArns: [...providers, ...scoped].toSorted(([a], [b]) => a - b).map(([, arn]) => arn),
    clusterArns,
    containerInstanceArns: containerInstances.flatMap((instance, i) =>
      attempt(`containerInstances[${i}]`, () => seedContainerInstances(seeding, instance)),
    ),
    taskDefinitionArns: taskDefinitions.map((definition, i) =>
      attempt(`taskDefinitions[${i}]`, () => seedTaskDefinition(seeding, definition)),
    ),
    daemonTaskDefinitionArns: daemonTaskDefinitions.map((definition, i) =>
      attempt(`daemonTaskDefinitions[${i}]`, () => seedDaemonTaskDefinition(seeding, definition)),
    ),
    daemonArns: daemons.map((daemon, i) => attempt(`daemons[${i}]`, () => seedDaemon(seeding, ofDaemon(daemon)))),
    serviceArns: services.map((service, i) =>
      attempt(`services[${i}]`, () => seedService(seeding, ofDefinition(service))),
    ),
    taskArns: tasks.flatMap((task, i) => attempt(`tasks[${i}]`, () => seedTasks(seeding, ofDefinition(task)))),
  };
}

function ofDaemon(seed: string | DaemonSeed): DaemonSeed {
  return typeof seed === 'string' ? { daemonTaskDefinitionArn: seed } : seed;
}

/** A text says no more than what runs. */
function ofDefinition<Seed extends object>(seed: string | Seed): Seed | { readonly taskDefinition: string } {
  return typeof seed === 'string' ? { taskDefinition: seed } : seed;
}

function contextOf<S extends EcsSlices>(
  draft: WorldDraft<S>,
  transaction: TransactionContext,
  { seed, scope, settings, bindWatcher }: SeedSettings<S> & { readonly seed: EcsSeed },
): EcsContext {
  const watcher = bindWatcher?.(draft, transaction);
  const { region = scope.region } = seed;
  return { ...transaction, ...settings, ...(watcher && { watcher }), scope: { ...scope, region } };
}

/** The ARNs of the providers of a kind, by their place in the seed. */
function seedProviders(
  seeding: Seeding,
  { capacityProviders = [] }: EcsSeed,
  isWanted: (provider: CapacityProviderSeed) => boolean,
): (readonly [place: number, arn: string])[] {
  return [...capacityProviders.entries()]
    .filter(([, provider]) => isWanted(provider))
    .map(([i, provider]) => [i, attempt(`capacityProviders[${i}]`, () => seedCapacityProvider(seeding, provider))]);
}
