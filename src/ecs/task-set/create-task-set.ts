import type { CreateTaskSetRequest, CreateTaskSetResponse } from '@aws-sdk/client-ecs';
import { assertClientToken, findRepeated, rememberToken, type TokenUse } from '../client-token.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { readLaunchSpec } from '../service/read-launch-spec.js';
import { assertLaunchInput } from '../service/rules/launch-input-rules.js';
import { readTags } from '../tag/read-tags.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import { getExternalService } from './get-task-set-service.js';
import { readScale } from './read-scale.js';
import { startTaskSet } from './start-task-set.js';
import type { TaskSetRecord } from './task-set-record.js';
import { toTaskSetView } from './task-set-view.js';

const LONGEST_CLIENT_TOKEN = 36;
const MOST_TASK_SETS = 5;

export function createTaskSet(
  draft: EcsDraft,
  input: CreateTaskSetRequest,
  context: EcsContext,
): CreateTaskSetResponse {
  const { scale, tags } = readInput(input);
  const taskDefinition = getRunnableTaskDefinition(draft, input.taskDefinition ?? '', context.scope);
  const { serviceArn, clusterArn } = getExternalService(draft, input, context.scope);
  const cluster = getActiveCluster(draft, clusterArn, context.scope);
  const spec = readLaunchSpec(draft, { input, cluster, taskDefinition }, context);
  const use = { operation: 'CreateTaskSet', clusterArn, input, now: context.now };
  const repeated = findRepeatedTaskSet(draft, use);
  if (repeated) return { taskSet: toTaskSetView(draft, repeated, { withTags: true }) };
  assertRoom(draft, serviceArn);
  const { externalId } = input;
  const start = { status: 'ACTIVE', spec, scale, tags, ...(externalId !== undefined && { externalId }) } as const;
  const taskSet = startTaskSet({ draft, context, serviceArn }, start);
  rememberToken(draft, use, [taskSet.taskSetArn]);
  return { taskSet: toTaskSetView(draft, taskSet, { withTags: true }) };
}

function readInput(input: CreateTaskSetRequest): Pick<TaskSetRecord, 'scale' | 'tags'> {
  assertClientToken(input.clientToken, LONGEST_CLIENT_TOKEN);
  if ((input.loadBalancers?.length ?? 0) > 1) {
    // Assumption: the end of the sentence.
    throw invalidParameter('CreateTaskSet cannot have more than 1 load balancer.');
  }
  assertLaunchInput(input);
  return { scale: readScale(input.scale), tags: readTags(input.tags) };
}

/** The task set that the same request, with the same token, has made before, while it is there. Assumption: the wording. */
function findRepeatedTaskSet(draft: EcsDraft, use: TokenUse): TaskSetRecord | undefined {
  const [taskSetArn = ''] =
    findRepeated(draft, use, () => invalidParameter('Creation of task set was not idempotent.')) ?? [];
  return draft.taskSets.get(taskSetArn);
}

/** Assumption: those that are DRAINING count, too. */
function assertRoom(draft: EcsDraft, serviceArn: string): void {
  if (draft.taskSets.count('byService', [serviceArn]) < MOST_TASK_SETS) return;
  throw invalidParameter(
    `${MOST_TASK_SETS} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`,
  );
}
