import type { Failure, RunTaskRequest, RunTaskResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { distributeTasks } from '../capacity-provider/distribute-tasks.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import { growsByItself, placeOrWait } from './place-or-wait.js';
import { listInstances } from './place-task.js';
import { resolveLaunch, type Launch } from './resolve-launch.js';
import { assertRunTaskInput, assertRunTaskMatches } from './run-task-rules.js';
import { readTaskTags } from './read-task-tags.js';
import type { TaskRecord } from './task-record.js';
import { findSubnets } from './subnet-table.js';
import { toTaskView } from './task-view.js';

export function runTask(draft: EcsDraft, input: RunTaskRequest, context: EcsContext): RunTaskResponse {
  assertRunTaskInput(input);
  const taskDefinition = getRunnableTaskDefinition(draft, input.taskDefinition ?? '', context.scope);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const launch = resolveLaunch(draft, { input, cluster }, context.scope);
  assertRunTaskMatches(input, { taskDefinition, launchType: launch.launchType });
  assertInstances(draft, { cluster, launch });
  const use = { input, cluster, now: context.now };
  const repeated = findRepeated(draft, use);
  const { tasks, failures } = repeated
    ? { tasks: repeated, failures: [] }
    : startTasks(draft, { input, cluster, taskDefinition, launch }, context);
  rememberToken(draft, use, tasks);
  return { tasks: tasks.map((task) => toTaskView(task, { withTags: true })), failures: [...failures] };
}

interface Start {
  readonly input: RunTaskRequest;
  readonly cluster: ClusterRecord;
  readonly taskDefinition: TaskDefinitionRecord;
  readonly launch: Launch;
}

interface Started {
  readonly tasks: TaskRecord[];
  readonly failures: readonly Failure[];
}

function assertInstances(
  draft: EcsDraft,
  { cluster, launch: { launchType, strategy = [] } }: Pick<Start, 'cluster' | 'launch'>,
): void {
  if (launchType === 'FARGATE' || listInstances(draft, { cluster, launchType }).length > 0) return;
  const names = strategy.map(({ capacityProvider }) => capacityProvider);
  if (names.some((capacityProviderName) => growsByItself(draft, { cluster, capacityProviderName }))) return;
  throw invalidParameter('No Container Instances were found in your cluster.');
}

/** As many as there is room for. Assumption: where there is none, each instance gives its reason once. */
function startTasks(draft: EcsDraft, start: Start, context: EcsContext): Started {
  const { input, cluster, taskDefinition, launch } = start;
  const { group, startedBy, overrides, enableExecuteCommand, platformVersion } = input;
  const { placementConstraints: constraints = [], placementStrategy: strategies = [] } = input;
  const { launchType, strategy } = launch;
  const tags = readTaskTags(input, { taskDefinition, cluster });
  const subnets = findSubnets(draft, input.networkConfiguration?.awsvpcConfiguration?.subnets ?? [], context.scope);
  const shared = {
    cluster,
    taskDefinition,
    launchType,
    group,
    startedBy,
    overrides,
    enableExecuteCommand,
    platformVersion,
    tags,
  };
  const tasks: TaskRecord[] = [];
  for (const [index, capacityProviderName] of distributeTasks(strategy, { count: input.count ?? 1 }).entries()) {
    const request = { ...shared, capacityProviderName, ...subnets[index % subnets.length] };
    const placed = placeOrWait(draft, { request, constraints, strategies, subnets }, context);
    if ('failures' in placed) return { tasks, failures: placed.failures };
    tasks.push(placed.task);
  }
  return { tasks, failures: [] };
}

interface TokenUse {
  readonly input: RunTaskRequest;
  readonly cluster: ClusterRecord;
  readonly now: number;
}

const TOKEN_LIFETIME_MS = 24 * 3_600_000;

/** The tasks that the same request, with the same token, has started before, as long as they are remembered. */
function findRepeated(draft: EcsDraft, use: TokenUse): TaskRecord[] | undefined {
  const used = draft.clientTokens.get(tokenKey(use));
  if (use.input.clientToken === undefined || used === undefined || used.usedAt + TOKEN_LIFETIME_MS <= use.now) {
    return undefined;
  }
  if (used.request !== JSON.stringify(use.input)) {
    // Assumption: the wording; the exception and its resourceIds are on record.
    throw new ApiError('ConflictException', 'The client token was already used with different parameters.', {
      members: { resourceIds: used.resourceArns },
    });
  }
  const tasks = used.resourceArns.flatMap((arn) => draft.tasks.get(arn) ?? []);
  return tasks.length === used.resourceArns.length ? tasks : undefined;
}

function rememberToken(draft: EcsDraft, use: TokenUse, tasks: readonly TaskRecord[]): void {
  const key = tokenKey(use);
  if (use.input.clientToken === undefined || draft.clientTokens.get(key)?.usedAt === use.now) return;
  draft.clientTokens.delete(key);
  const resourceArns = tasks.map((task) => task.taskArn);
  const { clusterArn } = use.cluster;
  draft.clientTokens.insert({ key, clusterArn, request: JSON.stringify(use.input), resourceArns, usedAt: use.now });
}

function tokenKey({ input, cluster }: TokenUse): string {
  return `RunTask ${cluster.clusterArn} ${input.clientToken}`;
}
