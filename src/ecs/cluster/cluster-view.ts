import type { Cluster, ClusterField, KeyValuePair } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import type { ClusterRecord } from './cluster-record.js';

/** What the replies of create and update show. */
export const ALL_SECTIONS: readonly ClusterField[] = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'TAGS'];

export function toClusterView(draft: EcsDraft, cluster: ClusterRecord, include: readonly ClusterField[]): Cluster {
  const { clusterArn } = cluster;
  return {
    clusterArn,
    clusterName: cluster.clusterName,
    status: cluster.status,
    registeredContainerInstancesCount: countInstances(draft, clusterArn),
    runningTasksCount: draft.tasks.count('byClusterStatus', [clusterArn, 'RUNNING']),
    pendingTasksCount: countPending(draft, clusterArn),
    activeServicesCount: 0,
    statistics: include.includes('STATISTICS') ? toStatistics(draft, clusterArn) : [],
    tags: include.includes('TAGS') ? cluster.tags : [],
    settings: include.includes('SETTINGS') ? cluster.settings : [],
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy,
    ...(include.includes('CONFIGURATIONS') && { configuration: cluster.configuration }),
    ...(include.includes('ATTACHMENTS') &&
      cluster.attachmentsStatus && { attachments: cluster.attachments, attachmentsStatus: cluster.attachmentsStatus }),
    ...(cluster.serviceConnectDefaults && { serviceConnectDefaults: cluster.serviceConnectDefaults }),
  };
}

/** Assumption: a task that is PROVISIONING or ACTIVATING counts as pending. */
const PENDING_STATUSES = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

export function countInstances(draft: EcsDraft, clusterArn: string): number {
  const count = (status: string) => draft.containerInstances.count('byClusterStatus', [clusterArn, status]);
  return count('ACTIVE') + count('DRAINING');
}

function countPending(draft: EcsDraft, clusterArn: string): number {
  return PENDING_STATUSES.reduce((sum, status) => sum + draft.tasks.count('byClusterStatus', [clusterArn, status]), 0);
}

function toStatistics(draft: EcsDraft, clusterArn: string): KeyValuePair[] {
  const count = (statuses: readonly string[], launchType: string) =>
    String(
      statuses.reduce((sum, status) => sum + draft.tasks.count('byClusterStatus', [clusterArn, status, launchType]), 0),
    );
  return [
    { name: 'runningEC2TasksCount', value: count(['RUNNING'], 'EC2') },
    { name: 'runningFargateTasksCount', value: count(['RUNNING'], 'FARGATE') },
    { name: 'pendingEC2TasksCount', value: count(PENDING_STATUSES, 'EC2') },
    { name: 'pendingFargateTasksCount', value: count(PENDING_STATUSES, 'FARGATE') },
    { name: 'activeEC2ServiceCount', value: '0' },
    { name: 'activeFargateServiceCount', value: '0' },
    { name: 'drainingEC2ServiceCount', value: '0' },
    { name: 'drainingFargateServiceCount', value: '0' },
  ];
}
