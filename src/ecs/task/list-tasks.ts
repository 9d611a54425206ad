import type { ListTasksRequest, ListTasksResponse } from '@aws-sdk/client-ecs';
import type { Walk } from '../../store/sorted-map.js';
import { compareSequences, sortablePart } from '../../store/table.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { memberArn } from '../identify.js';
import { paginate } from '../paginate.js';
import { getService, serviceArnOf } from '../service/service-table.js';
import type { TaskRecord } from './task-record.js';

export function listTasks(draft: EcsDraft, input: ListTasksRequest, { scope }: EcsContext): ListTasksResponse {
  assertCombination(input);
  const cluster = getActiveCluster(draft, input.cluster, scope);
  const { serviceName, desiredStatus = 'RUNNING' } = input;
  const serviceArn =
    serviceName === undefined ? undefined : getService(draft, serviceArnOf(cluster, serviceName, scope)).serviceArn;
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
    (instanceArn === undefined ||
      (task.containerInstanceArn === instanceArn && task.desiredStatus === desiredStatus)) &&
    input.daemonName === undefined;
  const request = { list: 'ListTasks', maxResults: input.maxResults, nextToken: input.nextToken };
  const page = paginate(request, (from) =>
    filter(walkTasks(draft, { input, cluster, serviceArn, instanceArn }, from), matches),
  );
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

interface Listed {
  readonly input: ListTasksRequest;
  readonly cluster: ClusterRecord;
  readonly serviceArn: string | undefined;
  readonly instanceArn: string | undefined;
}

/** By the index that fits the request best. */
function walkTasks(draft: EcsDraft, { input, cluster, serviceArn, instanceArn }: Listed, from: Walk) {
  const { desiredStatus = 'RUNNING' } = input;
  const key = [cluster.clusterArn, desiredStatus];
  if (serviceArn !== undefined) return walkInOrder(draft.tasks.list('byService', [serviceArn, desiredStatus]), from);
  if (instanceArn !== undefined) return walkInOrder(draft.tasks.list('byContainerInstance', [instanceArn]), from);
  if (input.startedBy !== undefined) return draft.tasks.walk('byStartedBy', [...key, input.startedBy], from);
  if (input.family !== undefined) return draft.tasks.walk('byFamily', [...key, input.family], from);
  return draft.tasks.walk('byDesiredStatus', key, from);
}

/** Their index has them by status. In the order of creation a page goes on where the one before has ended, whatever has happened since. */
function* walkInOrder(tasks: Iterable<TaskRecord>, { after }: Walk) {
  for (const task of [...tasks].toSorted(compareSequences)) {
    const position = sortablePart(task.sequence);
    if (after === undefined || position > after) yield [position, task] as const;
  }
}

function* filter(entries: Iterable<readonly [string, TaskRecord]>, matches: (task: TaskRecord) => boolean) {
  for (const entry of entries) if (matches(entry[1])) yield entry;
}
