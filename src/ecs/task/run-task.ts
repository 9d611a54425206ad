import type { Scope } from '../../aws/arn.js';
import type { Failure, RunTaskRequest, RunTaskResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { distributeTasks } from '../capacity-provider/distribute-tasks.js';
import { findRepeated, rememberToken, type TokenUse } from '../client-token.js';
import type { Reply } from '../../pipeline/reply.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import { chooseFargateSubnets } from '../shortage/fargate-capacity.js';
import { growsByItself, placeOrWait } from './place-or-wait.js';
import { createCandidateList, listInstances } from './candidate-list.js';
import { resolveLaunch, type Launch } from './resolve-launch.js';
import { assertRunTaskInput, assertRunTaskMatches } from './run-task-rules.js';
import { readTaskTags } from './read-task-tags.js';
import type { TaskRecord } from './task-record.js';
import { taskGroupOf } from './task-request.js';
import { findSubnets, type RequestedSubnet } from './subnet-table.js';
import { replyTasks } from './reply-tasks.js';

export function runTask(draft: EcsDraft, input: RunTaskRequest, context: EcsContext): Reply<RunTaskResponse> {
  assertRunTaskInput(input);
  const taskDefinition = getRunnableTaskDefinition(draft, input.taskDefinition ?? '', context.scope);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const launch = resolveLaunch(draft, { input, cluster }, context.scope);
  assertRunTaskMatches(input, { taskDefinition, launchType: launch.launchType });
  assertInstances(draft, { cluster, launch });
  const use = { operation: 'RunTask', clusterArn: cluster.clusterArn, input, now: context.now };
  const repeated = findRepeatedTasks(draft, use);
  const { tasks, failures } = repeated
    ? { tasks: repeated, failures: [] }
    : startTasks(draft, { input, cluster, taskDefinition, launch }, context);
  const taskArns = tasks.map(({ taskArn }) => taskArn);
  if (!repeated) rememberToken(draft, use, taskArns);
  return replyTasks({ tasks, failures });
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

/**
 * As many as there is room for: where a capacity provider has none, the others still have their share. Assumption: then each of its
 * instances gives its reason once; Fargate does for each task.
 */
function startTasks(draft: EcsDraft, start: Start, context: EcsContext): Started {
  const { input, cluster, taskDefinition, launch } = start;
  const { group, startedBy, overrides, enableExecuteCommand, platformVersion } = input;
  const { placementConstraints: constraints = [], placementStrategy: strategies = [] } = input;
  const { launchType, strategy } = launch;
  const tags = readTaskTags(input, { taskDefinition, cluster });
  const subnets = listSubnets(draft, start, context.scope);
  const shared = {
    cluster,
    taskDefinition,
    launchType,
    group,
    startedBy,
    overrides,
    enableExecuteCommand,
    platformVersion,
    volumes: input.volumeConfigurations,
    tags,
  };
  const candidates = createCandidateList(draft, taskGroupOf(shared));
  const tasks: TaskRecord[] = [];
  const failures: Failure[] = [];
  const full = new Set<string | undefined>();
  for (const [index, capacityProviderName] of distributeTasks(strategy, { count: input.count ?? 1 }).entries()) {
    if (full.has(capacityProviderName)) continue;
    const request = { capacityProviderName, ...subnets[index % subnets.length], ...shared };
    const placed = placeOrWait(draft, { request, constraints, strategies, subnets, candidates }, context);
    if ('isThrottled' in placed) throw clientException('Tasks provisioning capacity limit exceeded.');
    if ('task' in placed) tasks.push(placed.task);
    else {
      failures.push(...placed.failures);
      if (launchType !== 'FARGATE') full.add(capacityProviderName);
    }
  }
  return { tasks, failures };
}

/** Those that tasks can be in. */
function listSubnets(draft: EcsDraft, { input, launch }: Start, scope: Scope): readonly RequestedSubnet[] {
  const subnets = findSubnets(draft, input.networkConfiguration?.awsvpcConfiguration?.subnets ?? [], scope);
  return launch.launchType === 'FARGATE' ? chooseFargateSubnets(draft, subnets, scope.region) : subnets;
}

/** The tasks that the same request, with the same token, has started before, as long as they are remembered. */
function findRepeatedTasks(draft: EcsDraft, use: TokenUse): TaskRecord[] | undefined {
  const taskArns = findRepeated(draft, use, (resourceArns) => {
    // Assumption: the wording; the exception and its resourceIds are on record.
    const message = 'The client token was already used with different parameters.';
    return new ApiError('ConflictException', message, { members: { resourceIds: [...resourceArns] } });
  });
  const tasks = taskArns?.flatMap((arn) => draft.tasks.get(arn) ?? []);
  return tasks?.length === taskArns?.length ? tasks : undefined;
}
