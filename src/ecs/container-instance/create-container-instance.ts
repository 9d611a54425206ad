import type { Attribute } from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { TransactionContext } from '../../store/store.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsDraft } from '../ecs-state.js';
import { CURRENT_AGENT_VERSION } from './container-instance-transitions.js';
import { containerInstanceStateChange, instanceNews } from './container-instance-event.js';
import type { ContainerInstanceRecord, InstanceResources } from './container-instance-record.js';

/** All that decides what a new container instance is like. */
export interface NewContainerInstance {
  readonly cluster: ClusterRecord;
  readonly launchType: ContainerInstanceRecord['launchType'];
  /** Default ACTIVE. */
  readonly status?: ContainerInstanceRecord['status'] | undefined;
  readonly ec2InstanceId: string | undefined;
  readonly registered: InstanceResources;
  readonly attributes: readonly Attribute[];
  readonly tags: readonly Tag[];
  readonly versionInfo?: ContainerInstanceRecord['versionInfo'] | undefined;
  readonly capacityProviderName?: string | undefined;
}

const CURRENT_AGENT = {
  agentVersion: CURRENT_AGENT_VERSION,
  agentHash: 'aab5b0e3',
  dockerVersion: 'DockerVersion: 25.0.6',
};

/** An instance whose agent has just registered: it can take tasks. */
export function createContainerInstance(
  draft: EcsDraft,
  request: NewContainerInstance,
  context: Pick<TransactionContext, 'now' | 'identifiers' | 'emit'>,
): ContainerInstanceRecord {
  const { cluster, registered, ec2InstanceId, capacityProviderName } = request;
  const instance = draft.containerInstances.insert({
    containerInstanceArn: `${cluster.clusterArn.replace(':cluster/', ':container-instance/')}/${context.identifiers.hex(32)}`,
    clusterArn: cluster.clusterArn,
    launchType: request.launchType,
    ...(ec2InstanceId !== undefined && { ec2InstanceId }),
    ...(capacityProviderName !== undefined && { capacityProviderName }),
    status: request.status ?? 'ACTIVE',
    agentConnected: true,
    versionInfo: request.versionInfo ?? CURRENT_AGENT,
    attributes: [...request.attributes],
    registered,
    remaining: {
      ...registered,
      ports: [...registered.ports],
      portsUdp: [...registered.portsUdp],
      gpuIds: [...registered.gpuIds],
    },
    tags: [...request.tags],
    registeredAt: context.now,
    version: 1,
  });
  context.emit(containerInstanceStateChange, instanceNews(draft, instance));
  return instance;
}
