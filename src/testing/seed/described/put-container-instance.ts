import type { ContainerInstance } from '@aws-sdk/client-ecs';
import { scopeOfArn } from '../../../aws/arn.js';
import { findInstanceType } from '../../../aws/instance-types.js';
import type { ContainerInstanceRecord } from '../../../ecs/container-instance/container-instance-record.js';
import { AGENT_UPDATE } from '../../../ecs/container-instance/container-instance-transitions.js';
import { attributeOf, hasAttribute } from '../../../ecs/container-instance/instance-attributes.js';
import { readTotalResources } from '../../../ecs/container-instance/registered-resources.js';
import { providerOfCluster } from '../../../ecs/capacity-provider/capacity-provider-table.js';
import { ecsArn } from '../../../ecs/identify.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { Seeding } from '../seeding.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import { longArn } from './long-arn.js';
import { completeCluster } from './put-cluster.js';

const SHOWN = ['ec2InstanceId', 'capacityProviderName', 'agentUpdateStatus'] as const;
const DEFAULT_NETWORK_INTERFACES = 2;

/** A container instance as AWS described it. Its cluster is told by its ARN. */
export function putContainerInstance(seeding: Seeding, instance: Described<ContainerInstance>): string {
  const { draft, context } = seeding;
  const shown = ownArn('containerInstanceArn', instance.containerInstanceArn, context.scope.accountId);
  const [, clusterName = 'default'] = /:container-instance\/([^/]+)\//.exec(shown) ?? [];
  const clusterArn = ecsArn(scopeOfArn(shown), `cluster/${clusterName}`);
  const containerInstanceArn = longArn(shown, clusterArn);
  assertIsNew(draft.ecs.containerInstances.get(containerInstanceArn), 'containerInstanceArn');
  completeCluster(seeding, clusterArn);
  const { attributes = [], agentUpdateStatus, registeredResources = [] } = instance;
  const networkInterfaces = interfacesOf(attributes);
  draft.ecs.containerInstances.insert({
    ...{ containerInstanceArn, clusterArn, attributes },
    ...pick(instance, SHOWN),
    launchType: launchTypeOf(seeding, clusterArn, instance),
    status: (instance.status ?? 'ACTIVE') as ContainerInstanceRecord['status'],
    agentConnected: instance.agentConnected ?? true,
    versionInfo: instance.versionInfo ?? {},
    registered: readTotalResources(registeredResources, networkInterfaces),
    remaining: readTotalResources(instance.remainingResources ?? registeredResources, networkInterfaces),
    tags: (instance.tags ?? []) as ContainerInstanceRecord['tags'],
    registeredAt: instance.registeredAt ?? context.now,
    version: instance.version ?? 1,
  });
  if (agentUpdateStatus !== undefined) {
    const afterMs = context.timing.agentUpdatePhaseMs;
    context.schedule({ kind: AGENT_UPDATE, target: containerInstanceArn, afterMs });
  }
  return containerInstanceArn;
}

/** The first interface is the instance's own. AWS does not show them. */
function interfacesOf(attributes: ContainerInstanceRecord['attributes']): number {
  const type = findInstanceType(attributeOf(attributes, 'ecs.instance-type') ?? '');
  return (type?.networkInterfaces ?? DEFAULT_NETWORK_INTERFACES) - 1;
}

function launchTypeOf(
  { draft }: Seeding,
  clusterArn: string,
  { attributes = [], capacityProviderName = '' }: Described<ContainerInstance>,
): ContainerInstanceRecord['launchType'] {
  if (hasAttribute(attributes, 'ecs.capability.external')) return 'EXTERNAL';
  const provider = providerOfCluster(draft.ecs, clusterArn, capacityProviderName);
  return provider?.type === 'MANAGED_INSTANCES' ? 'MANAGED_INSTANCES' : 'EC2';
}
