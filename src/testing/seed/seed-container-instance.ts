import type { Attribute, Tag } from '@aws-sdk/client-ecs';
import { createContainerInstance } from '../../ecs/container-instance/create-container-instance.js';
import { builtInAttributes } from '../../ecs/container-instance/instance-attributes.js';
import { findInstanceType, knownFamilies } from '../../ecs/container-instance/instance-types.js';
import { resourcesOfType } from '../../ecs/container-instance/registered-resources.js';
import { readTags } from '../../ecs/tag/read-tags.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import { getSeededCluster } from './get-seeded-cluster.js';
import type { Seeding } from './seeding.js';

/** EC2 instances of a type, or servers of your own, with an agent that has registered. */
export interface ContainerInstanceSeed {
  /** For example `m5.large`. It decides CPU, memory, GPUs, network interfaces and the built-in attributes. Default `m5.large`. */
  readonly instanceType?: string;
  /** How many of them. Default 1. */
  readonly count?: number;
  /** Name or ARN. Default `default`, which is made when there is none. */
  readonly cluster?: string;
  /** Default: the zones of the Region in turn. */
  readonly availabilityZone?: string;
  /** `EXTERNAL` for ECS Anywhere. Default `EC2`. */
  readonly launchType?: 'EC2' | 'EXTERNAL';
  /** Default `ACTIVE`. */
  readonly status?: 'ACTIVE' | 'DRAINING';
  /** Default true. */
  readonly agentConnected?: boolean;
  /** Default: the current one. An older one can be updated. */
  readonly agentVersion?: string;
  /** The name of the capacity provider that the instances belong to. */
  readonly capacityProviderName?: string;
  /** Beside the built-in ones. */
  readonly attributes?: readonly Attribute[];
  readonly tags?: readonly Tag[];
}

export function seedContainerInstances(seeding: Seeding, seed: ContainerInstanceSeed): string[] {
  return Array.from({ length: seed.count ?? 1 }, () => seedContainerInstance(seeding, seed));
}

function seedContainerInstance(seeding: Seeding, seed: ContainerInstanceSeed): string {
  const { draft, context } = seeding;
  const { instanceType = 'm5.large', launchType = 'EC2' } = seed;
  const type = findInstanceType(instanceType);
  if (type === undefined) throw unknownType(instanceType);
  const cluster = getSeededCluster(seeding, seed.cluster);
  const { availabilityZone = nextZone(seeding) } = seed;
  const facts = {
    instanceType,
    availabilityZone,
    architecture: type.architecture,
    subnetId: `subnet-0${availabilityZone}`,
  };
  const external: Attribute[] = launchType === 'EXTERNAL' ? [{ name: 'ecs.capability.external' }] : [];
  const { containerInstanceArn } = createContainerInstance(
    draft.ecs,
    {
      ...{ cluster, launchType, capacityProviderName: seed.capacityProviderName, tags: readTags(seed.tags) },
      ec2InstanceId: `${launchType === 'EC2' ? 'i-0' : 'mi-0'}${context.identifiers.hex(16)}`,
      registered: resourcesOfType(type),
      attributes: [...builtInAttributes(facts), ...external, ...(seed.attributes ?? [])],
    },
    context,
  );
  draft.ecs.containerInstances.update(containerInstanceArn, (instance) => {
    instance.status = seed.status ?? 'ACTIVE';
    instance.agentConnected = seed.agentConnected ?? true;
    if (seed.agentVersion !== undefined) {
      instance.versionInfo = { ...instance.versionInfo, agentVersion: seed.agentVersion };
    }
  });
  return containerInstanceArn;
}

/** Instances that do not say where they are go to the zones in turn. */
function nextZone({ draft, context }: Seeding): string {
  return `${context.scope.region}${'abc'.charAt(draft.ecs.containerInstances.count('all') % 3)}`;
}

function unknownType(instanceType: string): UsageError {
  return new UsageError(
    `${showValue(instanceType)} is no instance type that is known here. Use one of the families ${knownFamilies().join(', ')}, ` +
      'or register the instance with RegisterContainerInstance, which takes any resources.',
  );
}
