import type { ListTasksRequest, ListTasksResponse } from '@aws-sdk/client-ecs';
import { filterEntries } from '../../aws/filter-entries.js';
import type { Walk } from '../../store/sorted-map.js';
import { compareSequences, sortablePart } from '../../store/table.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { containerInstanceArnOf, getContainerInstance } from '../container-instance/container-instance-table.js';
import { daemonArnOf } from '../daemon/daemon-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { getService, serviceArnOf } from '../service/service-table.js';
import type { TaskRecord } from './task-record.js';

export function listTasks(draft: EcsDraft, input: ListTasksRequest, { scope }: EcsContext): ListTasksResponse {
  assertCombination(input);
  const cluster = getActiveCluster(draft, input.cluster, scope);
  const { serviceName, desiredStatus = 'RUNNING' } = input;
  const serviceArn =
    serviceName === undefined ? undefined : getService(draft, serviceArnOf(cluster, serviceName, scope)).serviceArn;
  const instanceArn = input.containerInstance && containerInstanceArnOf(cluster, input.containerInstance, scope);
  // A seeded task may name an instance that is not seeded.
  if (instanceArn && !draft.tasks.count('byContainerInstance', [instanceArn])) getContainerInstance(draft, instanceArn);
  // Assumption: a daemon that is not there has no tasks. AWS has no exception for it here.
  const daemonArn = input.daemonName && daemonArnOf(cluster.clusterArn, input.daemonName);
  const matches = (task: TaskRecord) =>
    (input.launchType === undefined || task.launchType === input.launchType) &&
    (input.family === undefined || task.family === input.family) &&
    (instanceArn === undefined ||
      (task.containerInstanceArn === instanceArn && task.desiredStatus === desiredStatus)) &&
    (daemonArn === undefined || task.daemonArn === daemonArn);
  const request = { list: 'ListTasks', maxResults: input.maxResults, nextToken: input.nextToken };
  const page = paginate(request, (from) =>
    filterEntries(walkTasks(draft, { input, cluster, serviceArn, instanceArn, daemonArn }, from), matches),
  );
  return { taskArns: page.items.map((task) => task.taskArn), nextToken: page.nextToken };
}

/** Assumption: the wording; that `startedBy` stands alone is on record. */
function assertCombination({ startedBy, ...input }: ListTasksRequest): void {
  const { family, containerInstance, serviceName, launchType, daemonName } = input;
  const others = [family, containerInstance, serviceName, launchType, daemonName];
  if (startedBy !== undefined && others.some((other) => other !== undefined)) {
    throw invalidParameter('startedBy cannot be combined with other filters.');
  }
}

interface Listed {
  readonly input: ListTasksRequest;
  readonly cluster: ClusterRecord;
  readonly serviceArn: string | undefined;
  readonly instanceArn: string | undefined;
  readonly daemonArn: string | undefined;
}

/** By the index that fits the request best. */
function walkTasks(draft: EcsDraft, { input, cluster, serviceArn, instanceArn, daemonArn }: Listed, from: Walk) {
  const { desiredStatus = 'RUNNING' } = input;
  const key = [cluster.clusterArn, desiredStatus];
  if (serviceArn !== undefined) return walkInOrder(draft.tasks.list('byService', [serviceArn, desiredStatus]), from);
  if (daemonArn !== undefined) return walkInOrder(draft.tasks.list('byDaemon', [daemonArn, desiredStatus]), from);
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
