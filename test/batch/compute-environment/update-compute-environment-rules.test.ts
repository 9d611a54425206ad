import type {
  ComputeResource,
  ComputeResourceUpdate,
  CreateComputeEnvironmentCommandInput,
  UpdateComputeEnvironmentCommandInput,
} from '@aws-sdk/client-batch';
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

const REPLACEABLE: ComputeResource = { ...INSTANCES, allocationStrategy: 'BEST_FIT_PROGRESSIVE' };

type Creation = Partial<CreateComputeEnvironmentCommandInput>;
type Update = Partial<UpdateComputeEnvironmentCommandInput>;

describe('UpdateComputeEnvironment', () => {
  const { aws, begin, update } = createEnvironmentWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each<[string, Update, string]>([
    ['negative vCPUs', { computeResources: { minvCpus: -1 } }, 'minvCpus should be greater than or equal to 0.'],
    [
      'a range that is none',
      { computeResources: { minvCpus: 8, maxvCpus: 4 } },
      'maxvCpus should be greater than or equal to minvCpus.',
    ],
    ['a bid of 101 %', { computeResources: { bidPercentage: 101 } }, 'bidPercentage should be between 1 and 100.'],
    [
      'a launch template without a name',
      { computeResources: { launchTemplate: { version: '1' } } },
      'One of LaunchTemplateId and LaunchTemplateName or LaunchTemplate.overrides should be provided',
    ],
    [
      'a delay of a minute',
      { computeResources: { scalingPolicy: { minScaleDownDelayMinutes: 1 } } },
      'minScaleDownDelayMinutes should be 0 or between 20 and 10080.',
    ],
    [
      'no time for jobs',
      { updatePolicy: { jobExecutionTimeoutMinutes: 0 } },
      'jobExecutionTimeoutMinutes should be between 1 and 7200.',
    ],
    [
      'more than five days for jobs',
      { updatePolicy: { jobExecutionTimeoutMinutes: 7_201 } },
      'jobExecutionTimeoutMinutes should be between 1 and 7200.',
    ],
    ['less than no vCPUs', { unmanagedvCpus: -1 }, 'unmanagedvCpus should be greater than or equal to 0.'],
  ])('refuses %s before it looks for the environment', async (_what, input, text) => {
    const call = update({ computeEnvironment: 'nope', ...input });
    expect(await rejectionOf(call)).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  const attempt = async (creation: Creation, input: Update) => {
    await begin(creation);
    return { ...(await rejectionOf(update(input))), changes: aws.changes() };
  };
  const refusal = (text: string) => ({ name: 'ClientException', text, isWrapped: false, changes: [] });

  it.each<[string, Creation, Update, string]>([
    [
      'unmanaged vCPUs with management',
      {},
      { unmanagedvCpus: 4 },
      'unmanagedvCpus is not applicable for managed Compute Environments',
    ],
    [
      'a role for the service-linked one',
      {},
      { serviceRole: SERVICE_ROLE },
      'Cannot change between the service-linked role and a service role.',
    ],
    [
      'the service-linked role for another',
      { serviceRole: SERVICE_ROLE },
      { serviceRole: SERVICE_LINKED_ROLE },
      'Cannot change between the service-linked role and a service role.',
    ],
    [
      'other instances with a role of one’s own',
      { serviceRole: SERVICE_ROLE, computeResources: REPLACEABLE },
      { computeResources: { instanceTypes: ['m5'] } },
      'An infrastructure update requires the service-linked role AWSServiceRoleForBatch.',
    ],
    [
      'vCPUs for Amazon EKS',
      { eksConfiguration: EKS, computeResources: REPLACEABLE },
      { computeResources: { desiredvCpus: 4 } },
      'desiredvCpus is not applicable for EKS.',
    ],
    [
      'an image for ECS on Amazon EKS',
      { eksConfiguration: EKS, computeResources: REPLACEABLE },
      { computeResources: { ec2Configuration: [{ imageType: 'ECS_AL2023' }] } },
      'Invalid imageType in ComputeResources.ec2Configuration',
    ],
  ])('refuses %s', async (_what, creation, input, text) => {
    expect(await attempt(creation, input)).toEqual(refusal(text));
  });

  const withTemplate: ComputeResource = {
    ...REPLACEABLE,
    launchTemplate: { overrides: [{ launchTemplateId: 'lt-1', targetInstanceTypes: ['c5.large'] }] },
  };

  it.each<[string, ComputeResource, ComputeResourceUpdate, string]>([
    ['no change of resources', INSTANCES, {}, 'At least one compute-resources attribute must be specified'],
    [
      'a floor above the ceiling',
      INSTANCES,
      { minvCpus: 129 },
      'maxvCpus should be greater than or equal to minvCpus.',
    ],
    ['too many vCPUs', INSTANCES, { desiredvCpus: 129 }, 'desiredvCpus should be between minvCpus and maxvCpus.'],
    [
      'fewer vCPUs',
      { ...INSTANCES, desiredvCpus: 8 },
      { desiredvCpus: 7 },
      'Manually scaling down compute environment is not supported. Disconnecting job queues from compute environment will cause it to scale-down to minvCpus.',
    ],
    ['no instance role', REPLACEABLE, { instanceRole: '' }, 'Instance role is required.'],
    ['no types', REPLACEABLE, { instanceTypes: [] }, 'Resource instanceTypes are required.'],
    ['Spot for the best fit', INSTANCES, { type: 'SPOT' }, 'compute resource spotIamFleetRole is required.'],
    [
      'a strategy of Spot',
      REPLACEABLE,
      { allocationStrategy: 'SPOT_CAPACITY_OPTIMIZED' },
      'Allocation strategy SPOT_CAPACITY_OPTIMIZED is not applicable for EC2.',
    ],
    [
      'other instances for the best fit',
      INSTANCES,
      { allocationStrategy: 'BEST_FIT_PROGRESSIVE' },
      'An infrastructure update requires an allocation strategy other than BEST_FIT.',
    ],
    [
      'new images for the best fit',
      INSTANCES,
      { updateToLatestImageVersion: true },
      'An infrastructure update requires an allocation strategy other than BEST_FIT.',
    ],
    [
      'types that launch templates do not match',
      withTemplate,
      { instanceTypes: ['m5'] },
      'LaunchTemplate.overrides have targetInstanceTypes that do not match',
    ],
    [
      'Fargate for instances',
      INSTANCES,
      { type: 'FARGATE' },
      'Compute resource type cannot be changed from EC2 to FARGATE.',
    ],
    [
      'instances for Fargate',
      FARGATE,
      { type: 'SPOT' },
      'Compute resource type cannot be changed from FARGATE to SPOT.',
    ],
    [
      'managed instances for instances',
      INSTANCES,
      { type: 'ECS_MANAGED_INSTANCES' },
      'Compute resource type cannot be changed from EC2 to ECS_MANAGED_INSTANCES.',
    ],
    ['a desired number for Fargate', FARGATE, { desiredvCpus: 1 }, 'desiredvCpus is not applicable for Fargate.'],
    [
      '17 subnets for Fargate',
      FARGATE,
      { subnets: Array<string>(17).fill('subnet') },
      'Fargate supports a maximum of 16 subnets.',
    ],
    [
      'subnets for managed instances',
      MANAGED_INSTANCES,
      { subnets: ['subnet-2'] },
      'subnets is not applicable for ECS Managed Instances.',
    ],
    ['tags of managed instances', INSTANCES, { capacityTags: {} }, 'capacityTags is not applicable for EC2.'],
  ])('refuses %s', async (_what, computeResources, given, text) => {
    expect(await attempt({ computeResources }, { computeResources: given })).toEqual(refusal(text));
  });

  it('refuses the best fit, which no update can bring', async () => {
    await begin({ computeResources: REPLACEABLE });
    const computeResources = { allocationStrategy: 'BEST_FIT' as 'BEST_FIT_PROGRESSIVE' };
    expect(await rejectionOf(update({ computeResources }))).toMatchObject({ name: 'ClientException', isWrapped: true });
    expect(aws.changes()).toEqual([]);
  });
});
