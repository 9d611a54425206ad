import type { LaunchType } from '@aws-sdk/client-ecs';
import { createCluster } from '../../ecs/cluster/create-cluster.js';
import { findCluster, getActiveCluster } from '../../ecs/cluster/cluster-table.js';
import { getRunnableTaskDefinition } from '../../ecs/task-definition/get-runnable-task-definition.js';
import type { TaskDefinitionRecord } from '../../ecs/task-definition/task-definition-record.js';
import { createTask } from '../../ecs/task/create-task.js';
import { readTags } from '../../ecs/tag/read-tags.js';
import type { TaskSeed } from './ecs-seed.js';
import { liveUntil } from './live-until.js';
import { readRequest, type Seeding } from './seeding.js';

const SEED_SUBNET = 'subnet-0a1b2c3d4e5f60718';

export function seedTasks(seeding: Seeding, seed: TaskSeed): string[] {
  return Array.from({ length: seed.count ?? 1 }, () => seedTask(seeding, seed));
}

function seedTask(seeding: Seeding, seed: TaskSeed): string {
  const { draft, context } = seeding;
  const { group, startedBy, overrides, enableExecuteCommand } = seed;
  const request = {
    taskDefinition: seed.taskDefinition,
    cluster: seed.cluster,
    group,
    startedBy,
    overrides,
    enableExecuteCommand,
    tags: seed.tags,
  };
  const copied = readRequest('RunTask', request);
  const taskDefinition = getRunnableTaskDefinition(draft.ecs, copied.taskDefinition, context.scope);
  if (seed.cluster === undefined && findCluster(draft.ecs, undefined, context.scope) === undefined) {
    createCluster(draft.ecs, {}, context);
  }
  const cluster = getActiveCluster(draft.ecs, seed.cluster, context.scope);
  const task = {
    ...copied,
    ...{ cluster, taskDefinition, taskId: seed.taskId, tags: readTags(copied.tags) },
    ...{ capacityProviderName: seed.capacityProviderName, containerInstanceArn: seed.containerInstanceArn },
    launchType: seed.launchType ?? defaultLaunchType(taskDefinition),
    subnetId: taskDefinition.definition.networkMode === 'awsvpc' ? SEED_SUBNET : undefined,
  };
  const outcomeOf = seed.outcome === undefined ? context.outcomeOf : () => seed.outcome;
  return liveUntil(seeding, { seed, start: (at) => createTask(draft.ecs, task, { ...at, outcomeOf }) });
}

function defaultLaunchType({ definition }: TaskDefinitionRecord): LaunchType {
  return definition.compatibilities?.includes('FARGATE') ? 'FARGATE' : 'EC2';
}
