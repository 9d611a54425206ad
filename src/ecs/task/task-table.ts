import { arnTail, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { memberArn } from '../identify.js';
import type { TaskRecord } from './task-record.js';

export type TaskIndex =
  | 'byCluster'
  | 'byClusterStatus'
  | 'byDesiredStatus'
  | 'byFamily'
  | 'byStartedBy'
  | 'byTaskDefinition'
  | 'byCapacityProvider'
  | 'byWaiting'
  | 'byContainerInstance'
  | 'byInstanceGroup'
  | 'byService'
  | 'byDaemon'
  | 'byStarter';

export const taskTable: TableDefinition<TaskRecord, TaskIndex> = {
  key: (task) => task.taskArn,
  indexes: {
    byCluster: (task) => [task.clusterArn],
    byClusterStatus: (task) => [task.clusterArn, task.lastStatus, task.launchType],
    byDesiredStatus: (task) => [task.clusterArn, task.desiredStatus],
    byFamily: (task) => [task.clusterArn, task.desiredStatus, task.family],
    byStartedBy: (task) =>
      task.startedBy === undefined ? undefined : [task.clusterArn, task.desiredStatus, task.startedBy],
    byTaskDefinition: (task) => [task.taskDefinitionArn, task.lastStatus],
    /** Stopped tasks use it no more. */
    byCapacityProvider: ({ clusterArn, capacityProviderName, lastStatus }) =>
      capacityProviderName === undefined || lastStatus === 'STOPPED' ? undefined : [clusterArn, capacityProviderName],
    byWaiting: ({ clusterArn, capacityProviderName = '', waiting, desiredStatus }) =>
      waiting === undefined || desiredStatus === 'STOPPED' ? undefined : [clusterArn, capacityProviderName],
    byContainerInstance: ({ containerInstanceArn, lastStatus }) =>
      containerInstanceArn === undefined ? undefined : [containerInstanceArn, lastStatus],
    byInstanceGroup: ({ containerInstanceArn, lastStatus, group }) =>
      containerInstanceArn === undefined || lastStatus === 'STOPPED' ? undefined : [containerInstanceArn, group],
    byService: ({ serviceArn, desiredStatus, lastStatus }) =>
      serviceArn === undefined ? undefined : [serviceArn, desiredStatus, lastStatus],
    byDaemon: ({ daemonArn, desiredStatus, lastStatus }) =>
      daemonArn === undefined ? undefined : [daemonArn, desiredStatus, lastStatus],
    /** Of a service: the tasks of each of its deployments and task sets. */
    byStarter: ({ serviceArn, startedBy = '', desiredStatus, lastStatus }) =>
      serviceArn === undefined ? undefined : [serviceArn, startedBy, desiredStatus, lastStatus],
  },
  bookkeeping: ['hasBeenHealthy', 'targetPlan', 'unreported'],
  describe: (task) => [`${task.family}:${revisionOf(task)}`, task.lastStatus, ...describeEnd(task)].join(' '),
};

export function revisionOf(task: TaskRecord): number {
  return Number(task.taskDefinitionArn.slice(task.taskDefinitionArn.lastIndexOf(':') + 1));
}

export function taskIdOf(task: Pick<TaskRecord, 'taskArn'>): string {
  return arnTail(task.taskArn);
}

export function taskArnOf(cluster: ClusterRecord, text: string, scope: Scope): string {
  return memberArn(scope, { type: 'task', text, clusterArn: cluster.clusterArn, clusterName: cluster.clusterName });
}

export function getTask(draft: EcsDraft, taskArn: string): TaskRecord {
  const task = draft.tasks.get(taskArn);
  if (task === undefined) throw invalidParameter('The referenced task was not found.');
  return task;
}

function describeEnd({ stopCode, containers }: TaskRecord): string[] {
  if (stopCode === undefined) return [];
  const exits = containers
    .filter(({ exitCode }) => exitCode !== undefined)
    .map(({ name, exitCode }) => `${name} exited ${exitCode}`);
  return [stopCode, ...(exits.length > 0 ? [`(${exits.join(', ')})`] : [])];
}
