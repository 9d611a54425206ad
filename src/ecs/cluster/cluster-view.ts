import type { Cluster, ClusterField, KeyValuePair } from '@aws-sdk/client-ecs';
import { scopeOfArn } from '../../aws/arn.js';
import type { EcsDraft } from '../ecs-state.js';
import { launchTypeOfSpec } from '../service/launch-type-of-spec.js';
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
    activeServicesCount: draft.services.count('byClusterStatus', [clusterArn, 'ACTIVE']),
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
    { name: 'activeEC2ServiceCount', value: countServices(draft, clusterArn, ['ACTIVE', 'EC2']) },
    { name: 'activeFargateServiceCount', value: countServices(draft, clusterArn, ['ACTIVE', 'FARGATE']) },
    { name: 'drainingEC2ServiceCount', value: countServices(draft, clusterArn, ['DRAINING', 'EC2']) },
    { name: 'drainingFargateServiceCount', value: countServices(draft, clusterArn, ['DRAINING', 'FARGATE']) },
  ];
}

/** Assumption: a service with a strategy counts by the launch type of its tasks. */
function countServices(
  draft: EcsDraft,
  clusterArn: string,
  [status, launchType]: readonly [status: string, launchType: string],
): string {
  const others = [...draft.services.list('byClusterStatus', [clusterArn, status, ''])].filter(
    ({ spec }) => spec !== undefined && launchTypeOfSpec(draft, spec, scopeOfArn(clusterArn)) === launchType,
  );
  return String(draft.services.count('byClusterStatus', [clusterArn, status, launchType]) + others.length);
}
