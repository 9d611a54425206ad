import type { ListTasksRequest, ListTasksResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import type { Walk } from '../../store/sorted-map.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { memberArn } from '../identify.js';
import { paginate } from '../paginate.js';
import type { TaskRecord } from './task-record.js';

export function listTasks(draft: EcsDraft, input: ListTasksRequest, { scope }: EcsContext): ListTasksResponse {
  assertCombination(input);
  const cluster = getActiveCluster(draft, input.cluster, scope);
  if (input.serviceName !== undefined) throw new ApiError('ServiceNotFoundException', 'Service not found.');
  const instanceArn =
    input.containerInstance &&
    memberArn(scope, {
      type: 'container-instance',
      text: input.containerInstance,
      clusterArn: cluster.clusterArn,
      clusterName: cluster.clusterName,
    });
  const matches = (task: TaskRecord) =>
    (input.launchType === undefined || task.launchType === input.launchType) &&
    (input.family === undefined || task.family === input.family) &&
    (instanceArn === undefined || task.containerInstanceArn === instanceArn) &&
    input.daemonName === undefined;
  const request = { list: 'ListTasks', maxResults: input.maxResults, nextToken: input.nextToken };
  const page = paginate(request, (from) => filter(walkTasks(draft, { input, cluster }, from), matches));
  return { taskArns: page.items.map((task) => task.taskArn), nextToken: page.nextToken };
}

/** Assumption: the wording; that `startedBy` stands alone is on record. */
function assertCombination({ startedBy, family, containerInstance, serviceName, launchType }: ListTasksRequest): void {
  if (
    startedBy !== undefined &&
    [family, containerInstance, serviceName, launchType].some((other) => other !== undefined)
  ) {
    throw invalidParameter('startedBy cannot be combined with other filters.');
  }
}

/** By the index that fits the request best. */
function walkTasks(
  draft: EcsDraft,
  { input, cluster }: { readonly input: ListTasksRequest; readonly cluster: ClusterRecord },
  from: Walk,
) {
  const key = [cluster.clusterArn, input.desiredStatus ?? 'RUNNING'];
  if (input.startedBy !== undefined) return draft.tasks.walk('byStartedBy', [...key, input.startedBy], from);
  if (input.family !== undefined) return draft.tasks.walk('byFamily', [...key, input.family], from);
  return draft.tasks.walk('byDesiredStatus', key, from);
}

function* filter(entries: Iterable<readonly [string, TaskRecord]>, matches: (task: TaskRecord) => boolean) {
  for (const entry of entries) if (matches(entry[1])) yield entry;
}
