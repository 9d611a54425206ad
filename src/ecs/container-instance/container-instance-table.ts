import type { Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsDraft } from '../ecs-state.js';
import { invalidParameter } from '../ecs-errors.js';
import { memberArn } from '../identify.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';

export type ContainerInstanceIndex = 'byCluster' | 'byClusterStatus' | 'byEc2InstanceId' | 'byCapacityProvider';

export const containerInstanceTable: TableDefinition<ContainerInstanceRecord, ContainerInstanceIndex> = {
  key: (instance) => instance.containerInstanceArn,
  indexes: {
    byCluster: (instance) => [instance.clusterArn],
    byClusterStatus: (instance) => [instance.clusterArn, instance.status],
    byEc2InstanceId: ({ ec2InstanceId }) => (ec2InstanceId === undefined ? undefined : [ec2InstanceId]),
    byCapacityProvider: ({ clusterArn, capacityProviderName }) =>
      capacityProviderName === undefined ? undefined : [clusterArn, capacityProviderName],
  },
  bookkeeping: ['remaining', 'isLeaving'],
  describe: (instance) =>
    [instance.ec2InstanceId, instance.status, ...(instance.agentConnected ? [] : ['(agent disconnected)'])].join(' '),
};

export function containerInstanceArnOf(cluster: ClusterRecord, text: string, scope: Scope): string {
  return memberArn(scope, {
    type: 'container-instance',
    text,
    clusterArn: cluster.clusterArn,
    clusterName: cluster.clusterName,
  });
}

/** Assumption: the wording; only the exception is on record. */
export function getContainerInstance(draft: EcsDraft, arn: string): ContainerInstanceRecord {
  const instance = draft.containerInstances.get(arn);
  if (instance === undefined) throw invalidParameter('The referenced container instance was not found.');
  return instance;
}
