import type { EcsSettings } from '../../ecs/ecs-context.js';
import type { EcsSlices } from '../../ecs/ecs-service.js';
import { ApiError } from '../../errors/api-error.js';
import { UsageError } from '../../errors/usage-error.js';
import type { Scope } from '../../aws/arn.js';
import type { Store, TransactionContext } from '../../store/store.js';
import { seedCluster } from './seed-cluster.js';
import { seedContainerInstances } from './seed-container-instance.js';
import { seedTaskDefinition } from './seed-task-definition.js';
import { seedTasks } from './seed-task.js';
import type { EcsSeed, EcsSeeded } from './ecs-seed.js';

/** Seeds in one transaction, by the same reducers that answer calls: a seeded world is one that AWS could be in. */
export function seedEcs(
  store: Store<EcsSlices>,
  seed: EcsSeed,
  { scope, settings }: { readonly scope: Scope; readonly settings: EcsSettings },
): EcsSeeded {
  return store.transact((draft, transaction) => {
    const seeding = {
      draft,
      context: { ...withoutEvents(transaction), ...settings, scope: { ...scope, region: seed.region ?? scope.region } },
    };
    const { clusters = [], containerInstances = [], taskDefinitions = [], tasks = [] } = seed;
    return {
      clusterArns: clusters.map((cluster, i) => attempt(`clusters[${i}]`, () => seedCluster(seeding, cluster))),
      containerInstanceArns: containerInstances.flatMap((instance, i) =>
        attempt(`containerInstances[${i}]`, () => seedContainerInstances(seeding, instance)),
      ),
      taskDefinitionArns: taskDefinitions.map((definition, i) =>
        attempt(`taskDefinitions[${i}]`, () => seedTaskDefinition(seeding, definition)),
      ),
      taskArns: tasks.flatMap((task, i) => attempt(`tasks[${i}]`, () => seedTasks(seeding, task))),
    };
  });
}

/** What was there before the test is no news. */
function withoutEvents(context: TransactionContext): TransactionContext {
  return { ...context, emit: () => {} };
}

function attempt<T>(path: string, seedResource: () => T): T {
  try {
    return seedResource();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new UsageError(
      `Failed to seed ${path}: AWS would answer ${error.name}: ${error.message} Correct this part of the seed.`,
      { cause: error },
    );
  }
}
