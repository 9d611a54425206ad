import type { Attribute, Tag } from '@aws-sdk/client-ecs';
import { providerOfCluster } from '../../ecs/capacity-provider/capacity-provider-table.js';
import { requestReview } from '../../ecs/capacity-provider/request-review.js';
import { launchContainerInstance } from '../../ecs/container-instance/launch-container-instance.js';
import { noticeInstance } from '../../ecs/container-instance/notice-instance.js';
import { findInstanceType, knownFamilies } from '../../aws/instance-types.js';
import { readTags } from '../../ecs/tag/read-tags.js';
import { showValue } from '../../errors/usage-error.js';
import { repeat } from '../seeding/repeat.js';
import { SeedProblem } from '../seeding/seed-problem.js';
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
  /** `EXTERNAL` for ECS Anywhere. Default: that of the capacity provider, or `EC2`. */
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
  /** Default: none. */
  readonly tags?: readonly Tag[];
}

export function seedContainerInstances(seeding: Seeding, seed: ContainerInstanceSeed): string[] {
  return repeat(seed, () => seedContainerInstance(seeding, seed));
}

function seedContainerInstance(seeding: Seeding, seed: ContainerInstanceSeed): string {
  const { draft, context } = seeding;
  const { instanceType = 'm5.large' } = seed;
  if (findInstanceType(instanceType) === undefined) throw unknownType(instanceType);
  const cluster = getSeededCluster(seeding, seed.cluster);
  const { availabilityZone, attributes, capacityProviderName = '' } = seed;
  const provider = providerOfCluster(draft.ecs, cluster.clusterArn, capacityProviderName);
  const ownLaunchType = provider?.type === 'MANAGED_INSTANCES' ? 'MANAGED_INSTANCES' : 'EC2';
  const { launchType = ownLaunchType } = seed;
  const { containerInstanceArn } = launchContainerInstance(
    draft.ecs,
    {
      ...{ cluster, launchType, instanceType, attributes, tags: readTags(seed.tags) },
      capacityProviderName: seed.capacityProviderName,
      availabilityZones: availabilityZone === undefined ? undefined : [availabilityZone],
    },
    context,
  );
  const seeded = draft.ecs.containerInstances.update(containerInstanceArn, (instance) => {
    instance.status = seed.status ?? 'ACTIVE';
    instance.agentConnected = seed.agentConnected ?? true;
    if (seed.agentVersion !== undefined) {
      instance.versionInfo = { ...instance.versionInfo, agentVersion: seed.agentVersion };
    }
  });
  noticeInstance(draft.ecs, seeded, context);
  requestReview(draft.ecs, { clusterArn: cluster.clusterArn, capacityProviderName }, context);
  return containerInstanceArn;
}

function unknownType(instanceType: string): SeedProblem {
  return new SeedProblem(
    `${showValue(instanceType)} is no instance type that is known here. Use one of the families ${knownFamilies().join(', ')}, ` +
      'or register the instance with RegisterContainerInstance, which takes any resources.',
    'instanceType',
  );
}
