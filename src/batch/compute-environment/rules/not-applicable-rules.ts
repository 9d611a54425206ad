import type { ComputeResource, ComputeResourceUpdate } from '@aws-sdk/client-batch';
import type { ResourceKind } from '../resource-kind.js';

type Member = keyof ComputeResource;

const OF_INSTANCES: readonly Member[] = [
  'minvCpus',
  'desiredvCpus',
  'instanceTypes',
  'instanceRole',
  'imageId',
  'ec2KeyPair',
  'tags',
  'placementGroup',
  'bidPercentage',
  'spotIamFleetRole',
  'launchTemplate',
  'ec2Configuration',
  'allocationStrategy',
  'scalingPolicy',
];
const OF_MANAGED_INSTANCES: readonly Member[] = ['managedInstancesProvider', 'capacityTags'];

const NOT_APPLICABLE: Readonly<Record<ResourceKind, readonly Member[]>> = {
  EC2: OF_MANAGED_INSTANCES,
  Fargate: [...OF_INSTANCES, ...OF_MANAGED_INSTANCES],
  // Assumption: managed instances have none of these; the samples of AWS do without.
  'ECS Managed Instances': [...OF_INSTANCES, 'subnets', 'securityGroupIds'],
};

/** Assumption: the wording for others than Fargate. */
export function findMisplacedMember(
  given: ComputeResource | ComputeResourceUpdate,
  kind: ResourceKind,
): string | undefined {
  const member = NOT_APPLICABLE[kind].find((name) => name in given);
  return member && `${member} is not applicable for ${kind}.`;
}
