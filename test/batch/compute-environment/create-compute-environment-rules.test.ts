import type { ComputeResource, CreateComputeEnvironmentCommandInput, EksConfiguration } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import {
  createEnvironmentWorld,
  EKS,
  FARGATE,
  INSTANCES,
  MANAGED_INSTANCES,
  SERVICE_LINKED_ROLE,
  SERVICE_ROLE,
} from './environment-world.js';

const NAME_RULE = 'Compute Environment name should match a valid pattern.';

describe('CreateComputeEnvironment', () => {
  const { aws, create } = createEnvironmentWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const attempt = async (input: Partial<CreateComputeEnvironmentCommandInput>) => ({
    ...(await rejectionOf(create(input))),
    changes: aws.changes(),
  });
  const refusal = (text: string) => ({ name: 'ClientException', text, isWrapped: true, changes: [] });

  it.each<[string, Partial<CreateComputeEnvironmentCommandInput>, string]>([
    ['a name with a dot', { computeEnvironmentName: 'my.ce' }, NAME_RULE],
    ['a name of 129 characters', { computeEnvironmentName: 'x'.repeat(129) }, NAME_RULE],
    ['the state DISABLED', { state: 'DISABLED' }, 'Compute Environment must be created in ENABLED state.'],
    ['no role', { type: 'UNMANAGED' }, 'ServiceRole is required.'],
    [
      'the service-linked role',
      { type: 'UNMANAGED', serviceRole: SERVICE_LINKED_ROLE },
      'Service Linked Role cannot be used with UNMANAGED Compute Environment',
    ],
    [
      'Amazon EKS without management',
      { type: 'UNMANAGED', serviceRole: SERVICE_ROLE, eksConfiguration: EKS },
      'eksConfiguration is not applicable for unmanaged Compute Environments',
    ],
    [
      'less than no vCPUs',
      { type: 'UNMANAGED', serviceRole: SERVICE_ROLE, unmanagedvCpus: -1 },
      'unmanagedvCpus should be greater than or equal to 0.',
    ],
    [
      'unmanaged vCPUs with management',
      { unmanagedvCpus: 4 },
      'unmanagedvCpus is not applicable for managed Compute Environments',
    ],
    ['no resources', { computeResources: undefined }, 'computeResources is required.'],
    [
      'too many tags',
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, ''])) },
      'The maximum number of tags is 50.',
    ],
  ])('refuses %s', async (_what, input, text) => {
    expect(await attempt(input)).toEqual(refusal(text));
  });

  it.each<[string, Partial<ComputeResource>, string]>([
    ['no instance role', { instanceRole: undefined }, 'Instance role is required.'],
    ['no least vCPUs', { minvCpus: undefined }, 'Resource minvCpus is required.'],
    ['no types', { instanceTypes: undefined }, 'Resource instanceTypes are required.'],
    ['an empty list of types', { instanceTypes: [] }, 'Resource instanceTypes are required.'],
    ['no security groups', { securityGroupIds: undefined }, 'Security group ids are required.'],
    ['no subnets', { subnets: [] }, 'Subnets are required.'],
    ['negative vCPUs', { minvCpus: -1 }, 'minvCpus should be greater than or equal to 0.'],
    ['a range that is none', { minvCpus: 129 }, 'maxvCpus should be greater than or equal to minvCpus.'],
    ['too many vCPUs', { desiredvCpus: 129 }, 'desiredvCpus should be between minvCpus and maxvCpus.'],
    ['too few vCPUs', { minvCpus: 4, desiredvCpus: 3 }, 'desiredvCpus should be between minvCpus and maxvCpus.'],
    [
      'two architectures',
      { instanceTypes: ['optimal', 'c7gn.large'] },
      'arm-based instance type cannot be used with other instance types',
    ],
    [
      'two architectures of defaults',
      { instanceTypes: ['default_x86_64', 'default_arm64'] },
      'arm-based instance type cannot be used with other instance types',
    ],
    ['Spot without a fleet role', { type: 'SPOT' }, 'compute resource spotIamFleetRole is required.'],
    [
      'the best fit on Spot without a fleet role',
      { type: 'SPOT', allocationStrategy: 'BEST_FIT' },
      'compute resource spotIamFleetRole is required.',
    ],
    [
      'a strategy of Spot',
      { allocationStrategy: 'SPOT_CAPACITY_OPTIMIZED' },
      'Allocation strategy SPOT_CAPACITY_OPTIMIZED is not applicable for EC2.',
    ],
    [
      'an ordered strategy on Spot',
      { type: 'SPOT', allocationStrategy: 'BEST_FIT_PROGRESSIVE_ORDERED' },
      'Allocation strategy BEST_FIT_PROGRESSIVE_ORDERED is not applicable for SPOT.',
    ],
    ['a bid of 0 %', { bidPercentage: 0 }, 'bidPercentage should be between 1 and 100.'],
    ['a bid of 101 %', { bidPercentage: 101 }, 'bidPercentage should be between 1 and 100.'],
    [
      'an image for EKS',
      { ec2Configuration: [{ imageType: 'EKS_AL2023' }] },
      'Invalid imageType in ComputeResources.ec2Configuration',
    ],
    ['an old image', { ec2Configuration: [{ imageType: 'ECS_AL2_NVIDIA' }] }, 'Amazon Linux 2 is end-of-life.'],
    [
      'three images',
      { ec2Configuration: Array.from({ length: 3 }, () => ({ imageType: 'ECS_AL2023' })) },
      'ec2Configuration size cannot be greater than 2',
    ],
    [
      'a delay of 19 minutes',
      { scalingPolicy: { minScaleDownDelayMinutes: 19 } },
      'minScaleDownDelayMinutes should be 0 or between 20 and 10080.',
    ],
    [
      'a delay of 10,081 minutes',
      { scalingPolicy: { minScaleDownDelayMinutes: 10_081 } },
      'minScaleDownDelayMinutes should be 0 or between 20 and 10080.',
    ],
    [
      'a provider of managed instances',
      { managedInstancesProvider: MANAGED_INSTANCES.managedInstancesProvider },
      'managedInstancesProvider is not applicable for EC2.',
    ],
    ['tags of managed instances', { capacityTags: {} }, 'capacityTags is not applicable for EC2.'],
  ])('refuses %s for instances', async (_what, resources, text) => {
    expect(await attempt({ computeResources: { ...INSTANCES, ...resources } })).toEqual(refusal(text));
  });

  it.each<[string, Partial<ComputeResource>]>([
    ['types that nobody knows yet', { instanceTypes: ['m42.large', 'x99'] }],
    [
      'types of one architecture',
      { instanceTypes: ['default_arm64', 'a1', 'm6gd.large', 'is4gen', 'g5g', 't4g.small'] },
    ],
    ['types with a g that stands for something else', { instanceTypes: ['g4dn', 'g6', 'gr6', 'm7i', 'u-6tb1'] }],
    ['Spot with a fleet role', { type: 'SPOT', spotIamFleetRole: 'arn:aws:iam::123456789012:role/fleet' }],
    ['Spot with a strategy', { type: 'SPOT', allocationStrategy: 'SPOT_PRICE_CAPACITY_OPTIMIZED', bidPercentage: 100 }],
    ['an old image of one’s own', { imageId: 'ami-1', ec2Configuration: [{ imageType: 'ECS_AL2' }] }],
    [
      'a launch template for the security groups',
      { securityGroupIds: [], launchTemplate: { launchTemplateId: 'lt-1' } },
    ],
    ['no delay', { scalingPolicy: { minScaleDownDelayMinutes: 0 } }],
    ['a delay', { scalingPolicy: { minScaleDownDelayMinutes: 20 } }],
  ])('takes %s for instances', async (_what, resources) => {
    const reply = await create({ computeResources: { ...INSTANCES, ...resources } });
    expect(reply).toMatchObject({ computeEnvironmentName: 'ce' });
  });

  it.each<[string, Partial<ComputeResource>, string]>([
    ['no security groups', { securityGroupIds: [] }, 'Security group ids are required.'],
    ['no subnets', { subnets: undefined }, 'Subnets are required.'],
    ['17 subnets', { subnets: Array<string>(17).fill('subnet') }, 'Fargate supports a maximum of 16 subnets.'],
    [
      '6 security groups',
      { securityGroupIds: Array<string>(6).fill('sg') },
      'Fargate supports a maximum of 5 security groups.',
    ],
    ['negative vCPUs', { maxvCpus: -1 }, 'maxvCpus should be greater than or equal to minvCpus.'],
    ['minvCpus', { minvCpus: 0 }, 'minvCpus is not applicable for Fargate.'],
    ['desiredvCpus', { desiredvCpus: 0 }, 'desiredvCpus is not applicable for Fargate.'],
    ['instanceTypes', { instanceTypes: ['c5'] }, 'instanceTypes is not applicable for Fargate.'],
    ['instanceRole', { instanceRole: 'role' }, 'instanceRole is not applicable for Fargate.'],
    ['imageId', { imageId: 'ami-1' }, 'imageId is not applicable for Fargate.'],
    ['ec2KeyPair', { ec2KeyPair: 'key' }, 'ec2KeyPair is not applicable for Fargate.'],
    ['tags', { tags: {} }, 'tags is not applicable for Fargate.'],
    ['placementGroup', { placementGroup: 'group' }, 'placementGroup is not applicable for Fargate.'],
    ['bidPercentage', { type: 'FARGATE_SPOT', bidPercentage: 50 }, 'bidPercentage is not applicable for Fargate.'],
    ['spotIamFleetRole', { spotIamFleetRole: 'role' }, 'spotIamFleetRole is not applicable for Fargate.'],
    ['launchTemplate', { launchTemplate: {} }, 'launchTemplate is not applicable for Fargate.'],
    ['ec2Configuration', { ec2Configuration: [] }, 'ec2Configuration is not applicable for Fargate.'],
    ['allocationStrategy', { allocationStrategy: 'BEST_FIT' }, 'allocationStrategy is not applicable for Fargate.'],
    ['scalingPolicy', { scalingPolicy: {} }, 'scalingPolicy is not applicable for Fargate.'],
  ])('refuses %s for Fargate', async (_what, resources, text) => {
    expect(await attempt({ computeResources: { ...FARGATE, ...resources } })).toEqual(refusal(text));
  });

  const onEks: ComputeResource = { ...INSTANCES, allocationStrategy: 'BEST_FIT_PROGRESSIVE' };
  const NOT_AN_ARN = 'eksClusterArn must be an EKS cluster ARN.';
  const NO_LABEL = 'kubernetesNamespace must be a valid Kubernetes namespace.';

  it.each<[string, Partial<EksConfiguration>, ComputeResource, string]>([
    ['Fargate', {}, FARGATE, 'Supported compute types for EKS compute environments are [EC2, SPOT]'],
    [
      'managed instances',
      {},
      MANAGED_INSTANCES,
      'Supported compute types for EKS compute environments are [EC2, SPOT]',
    ],
    ['no strategy', {}, INSTANCES, 'allocationStrategy is required for EKS Compute Environments.'],
    ['no least vCPUs', {}, { ...onEks, minvCpus: undefined }, 'Resource minvCpus is required.'],
    ['a name for an ARN', { eksClusterArn: 'kube' }, onEks, NOT_AN_ARN],
    ['a cluster of ECS', { eksClusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/prod' }, onEks, NOT_AN_ARN],
    [
      'a cluster of another Region',
      { eksClusterArn: 'arn:aws:eks:eu-west-1:123456789012:cluster/kube' },
      onEks,
      'eksClusterArn must be in the same AWS region as the compute environment',
    ],
    [
      'the default namespace',
      { kubernetesNamespace: 'default' },
      onEks,
      'kubernetesNamespace cannot be the default Kubernetes namespace',
    ],
    [
      'a namespace of the system',
      { kubernetesNamespace: 'kube-system' },
      onEks,
      'kubernetesNamespace cannot be a reserved Kubernetes system namespace',
    ],
    ['a namespace in capitals', { kubernetesNamespace: 'Jobs' }, onEks, NO_LABEL],
    ['an empty namespace', { kubernetesNamespace: '' }, onEks, NO_LABEL],
    [
      'a namespace of 64 characters',
      { kubernetesNamespace: 'x'.repeat(64) },
      onEks,
      'kubernetesNamespace must less than or equal to 63 characters',
    ],
    [
      'an image for ECS',
      {},
      { ...onEks, ec2Configuration: [{ imageType: 'ECS_AL2023' }] },
      'Invalid imageType in ComputeResources.ec2Configuration',
    ],
    ['an old image', {}, { ...onEks, ec2Configuration: [{ imageType: 'EKS_AL2' }] }, 'Amazon Linux 2 is end-of-life.'],
    [
      'a strange version',
      {},
      { ...onEks, ec2Configuration: [{ imageType: 'EKS_AL2023', imageKubernetesVersion: '2' }] },
      'At least one imageKubernetesVersion in EC2Configuration is not supported.',
    ],
  ])('refuses %s on Amazon EKS', async (_what, configuration, computeResources, text) => {
    expect(await attempt({ eksConfiguration: { ...EKS, ...configuration }, computeResources })).toEqual(refusal(text));
  });
});
