import type { RegisterContainerInstanceRequest, RegisterContainerInstanceResponse } from '@aws-sdk/client-ecs';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { readTags } from '../tag/read-tags.js';
import { changeContainerInstance } from './change-container-instance.js';
import type { ContainerInstanceRecord } from './container-instance-record.js';
import { containerInstanceArnOf, getContainerInstance } from './container-instance-table.js';
import { toContainerInstanceView } from './container-instance-view.js';
import { createContainerInstance } from './create-container-instance.js';
import { builtInAttributes } from './instance-attributes.js';
import { findInstanceType } from '../../aws/instance-types.js';
import { noticeInstance } from './notice-instance.js';
import { readIdentityDocument, type IdentityDocument } from './read-identity-document.js';
import { readTotalResources, resourcesOfType } from './registered-resources.js';

export function registerContainerInstance(
  draft: EcsDraft,
  input: RegisterContainerInstanceRequest,
  context: EcsContext,
): RegisterContainerInstanceResponse {
  const tags = readTags(input.tags);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const instance =
    input.containerInstanceArn === undefined
      ? registerNew(
          draft,
          { input, cluster, document: readIdentityDocument(input.instanceIdentityDocument), tags },
          context,
        )
      : registerAgain(draft, { input, cluster }, context);
  noticeInstance(draft, instance, context);
  return { containerInstance: toContainerInstanceView(draft, instance) };
}

interface Registration {
  readonly input: RegisterContainerInstanceRequest;
  readonly cluster: ClusterRecord;
}

interface NewRegistration extends Registration {
  readonly document: IdentityDocument;
  readonly tags: ReturnType<typeof readTags>;
}

const DEFAULT_NETWORK_INTERFACES = 2;

function registerNew(draft: EcsDraft, registration: NewRegistration, context: EcsContext): ContainerInstanceRecord {
  const { input, cluster, document, tags } = registration;
  const type = findInstanceType(document.instanceType);
  const facts = {
    instanceType: document.instanceType,
    availabilityZone: document.availabilityZone,
    architecture: type?.architecture ?? 'x86_64',
    subnetId: 'subnet-0a1b2c3d4e5f60718',
  };
  const own = new Map(
    [...builtInAttributes(facts), ...(input.attributes ?? [])].map((attribute) => [attribute.name, attribute]),
  );
  return createContainerInstance(
    draft,
    {
      ...{ cluster, tags, launchType: 'EC2', ec2InstanceId: document.instanceId, versionInfo: input.versionInfo },
      attributes: [...own.values()],
      registered: input.totalResources
        ? readTotalResources(input.totalResources, (type?.networkInterfaces ?? DEFAULT_NETWORK_INTERFACES) - 1)
        : resourcesOfType(
            type ?? {
              vcpus: 1,
              memoryGib: 1,
              networkInterfaces: DEFAULT_NETWORK_INTERFACES,
              gpus: 0,
              architecture: 'x86_64',
            },
          ),
    },
    context,
  );
}

/** The agent has started again: the instance keeps its ARN. Assumption: it may not have become another machine. */
function registerAgain(
  draft: EcsDraft,
  { input, cluster }: Registration,
  context: EcsContext,
): ContainerInstanceRecord {
  const arn = containerInstanceArnOf(cluster, input.containerInstanceArn ?? '', context.scope);
  const known = getContainerInstance(draft, arn);
  const { cpu, memory } = readTotalResources(input.totalResources ?? [], 0);
  if (input.totalResources && (cpu !== known.registered.cpu || memory !== known.registered.memory)) {
    throw clientException(
      'Container instance resources cannot be changed on re-registration. Register a new container instance.',
    );
  }
  return changeContainerInstance(
    { draft, context, containerInstanceArn: arn },
    {
      agentConnected: true,
      ...(input.versionInfo && { versionInfo: input.versionInfo }),
      ...(known.status === 'INACTIVE' && { status: 'ACTIVE', isLeaving: undefined }),
    },
  );
}
