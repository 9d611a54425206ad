import type { LaunchType } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../../ecs/ecs-context.js';
import type { TaskDefinitionRecord } from '../../ecs/task-definition/task-definition-record.js';
import { createTask } from '../../ecs/task/create-task.js';
import type { TaskRequest } from '../../ecs/task/task-request.js';
import { listInstances } from '../../ecs/task/candidate-list.js';
import { placeTask, startOnInstance } from '../../ecs/task/place-task.js';
import type { TaskRecord } from '../../ecs/task/task-record.js';
import { readTags } from '../../ecs/tag/read-tags.js';
import { findShortage } from '../../ecs/container-instance/resource-claim.js';
import { needOfTask } from '../../ecs/placement/need-of-task.js';
import { assertTaskOutcome } from '../assert-task-outcome.js';
import { assertOneOf } from '../seeding/assert-one-of.js';
import { repeat } from '../seeding/repeat.js';
import { SeedProblem } from '../seeding/seed-problem.js';
import { getSeededCluster } from './get-seeded-cluster.js';
import { getSeededDefinition } from './get-seeded-definition.js';
import type { TaskSeed } from './ecs-seed.js';
import { TASK_STATUSES } from './task-statuses.js';
import { liveUntil } from './live-until.js';
import { readRequest, type Seeding } from './seeding.js';

/** Where tasks are that do not say it. */
export const SEED_SUBNET: string = 'subnet-0a1b2c3d4e5f60718';

export function seedTasks(seeding: Seeding, seed: TaskSeed): string[] {
  assertOneOf('lastStatus', seed.lastStatus, TASK_STATUSES);
  if (seed.outcome !== undefined) assertTaskOutcome(seed.outcome);
  return repeat(seed, () => seedTask(seeding, seed));
}

function seedTask(seeding: Seeding, seed: TaskSeed): string {
  const { context } = seeding;
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
  const taskDefinition = getSeededDefinition(seeding, seed.taskDefinition);
  const copied = readRequest('RunTask', request);
  const cluster = getSeededCluster(seeding, seed.cluster);
  const task = {
    ...copied,
    ...{ cluster, taskDefinition, taskId: seed.taskId, tags: readTags(copied.tags) },
    capacityProviderName: seed.capacityProviderName,
    launchType: seed.launchType ?? defaultLaunchType(taskDefinition),
    subnetId: taskDefinition.definition.networkMode === 'awsvpc' ? SEED_SUBNET : undefined,
  };
  const outcomeOf = seed.outcome === undefined ? context.outcomeOf : () => seed.outcome;
  const start = (at: EcsContext) =>
    startTask(seeding, { task, containerInstanceArn: seed.containerInstanceArn }, { ...at, outcomeOf });
  return liveUntil(seeding, { seed, start });
}

interface SeededTask {
  readonly task: TaskRequest;
  readonly containerInstanceArn: string | undefined;
}

/** On an instance of the cluster where there is one: the one named, or the one that suits best. */
function startTask({ draft }: Seeding, { task, containerInstanceArn }: SeededTask, context: EcsContext): TaskRecord {
  const named = draft.ecs.containerInstances.get(containerInstanceArn ?? '');
  if (named !== undefined) {
    const shortage = findShortage(named.remaining, needOfTask(task.taskDefinition.definition, task.overrides));
    if (shortage !== undefined) throw noRoom(task, [shortage]);
    return startOnInstance(draft.ecs, { task: { request: task, subnets: [] }, instance: named }, context);
  }
  const isPlaced =
    containerInstanceArn !== undefined || task.launchType === 'FARGATE' || listInstances(draft.ecs, task).length === 0;
  if (isPlaced) return createTask(draft.ecs, { ...task, containerInstanceArn }, context);
  const placed = placeTask(draft.ecs, { request: task, constraints: [], strategies: [], subnets: [] }, context);
  if ('task' in placed) return placed.task;
  throw noRoom(task, [...new Set(placed.failures.map(({ reason }) => reason))]);
}

function noRoom({ taskDefinition }: TaskRequest, reasons: readonly (string | undefined)[]): SeedProblem {
  return new SeedProblem(
    `no container instance can take another task of ${taskDefinition.family}: ${reasons.join(', ')}. ` +
      'Seed more or larger container instances.',
  );
}

export function defaultLaunchType({ definition }: TaskDefinitionRecord): LaunchType {
  return definition.compatibilities?.includes('FARGATE') ? 'FARGATE' : 'EC2';
}
