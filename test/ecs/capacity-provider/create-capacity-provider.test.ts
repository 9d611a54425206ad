import {
  ClientException,
  ClusterNotFoundException,
  CreateClusterCommand,
  InvalidParameterException,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UpdateInProgressException,
  type CreateCapacityProviderCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createProviderWorld, GROUP, INSTANCES } from './provider-world.js';

const ARN = 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/asg';
const group = (settings: object = {}) => ({
  autoScalingGroupProvider: { autoScalingGroupArn: GROUP, ...settings },
});

describe('CreateCapacityProvider', () => {
  const { aws, client, create, describe: describeProvider, describeCluster } = createProviderWorld();
  const { ecs, clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('fills in what the request leaves out', async () => {
    const provider = await create({ ...group(), tags: [{ key: 'team', value: 'shop' }] });
    expect(provider).toEqual({
      capacityProviderArn: ARN,
      name: 'asg',
      type: 'EC2_AUTOSCALING',
      status: 'ACTIVE',
      autoScalingGroupProvider: {
        autoScalingGroupArn: GROUP,
        managedScaling: {
          status: 'DISABLED',
          targetCapacity: 100,
          minimumScalingStepSize: 1,
          maximumScalingStepSize: 10_000,
          instanceWarmupPeriod: 300,
        },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'ENABLED',
      },
      tags: [{ key: 'team', value: 'shop' }],
    });
    expect(aws.changes()).toEqual(['+ capacity-provider/asg ACTIVE']);
  });

  it('keeps what the request says', async () => {
    const settings = {
      managedScaling: {
        status: 'ENABLED',
        targetCapacity: 1,
        minimumScalingStepSize: 10_000,
        maximumScalingStepSize: 10_000,
        instanceWarmupPeriod: 0,
      },
      managedTerminationProtection: 'ENABLED',
      managedDraining: 'DISABLED',
    };
    expect(await create(group(settings))).toMatchObject(group(settings));
  });

  it('knows a seeded group by its name, and shows its ARN', async () => {
    const { autoScalingGroupArns } = ecs.seed({ autoScalingGroups: [{ name: 'workers' }] });
    const provider = await create({ autoScalingGroupProvider: { autoScalingGroupArn: 'workers' } });
    expect(autoScalingGroupArns).toEqual([
      expect.stringMatching(
        /^arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:[\da-f-]{36}:autoScalingGroupName\/workers$/,
      ),
    ]);
    expect(provider.autoScalingGroupProvider?.autoScalingGroupArn).toBe(autoScalingGroupArns[0]);
  });

  it('gives the provider that exists when it is repeated', async () => {
    const first = await create(group());
    aws.mark();
    expect(await create(group())).toEqual(first);
    expect(aws.changes()).toEqual([]);
  });

  it.each<[string, Partial<CreateCapacityProviderCommandInput>]>([
    ['settings', group({ managedScaling: { targetCapacity: 90 } })],
    ['tags', { ...group(), tags: [{ key: 'team' }] }],
  ])('refuses to be repeated with other %s', async (_what, input) => {
    await create(group());
    expect(await rejectionOf(create(input))).toEqual([
      ClientException,
      'The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.',
    ]);
  });

  it('gives a group to one provider only, by whichever name it is called', async () => {
    await create(group());
    const other = create({ name: 'other', autoScalingGroupProvider: { autoScalingGroupArn: 'group' } });
    expect(await rejectionOf(other)).toEqual([
      ClientException,
      'The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.',
    ]);
  });

  it('makes a provider of managed instances in a cluster, which can use it after a while', async () => {
    ecs.seed({ clusters: ['default'] });
    const provider = await create({ ...INSTANCES, cluster: 'default' });
    expect(provider).toEqual({
      capacityProviderArn: ARN,
      name: 'asg',
      type: 'MANAGED_INSTANCES',
      cluster: 'default',
      status: 'PROVISIONING',
      updateStatus: 'CREATE_IN_PROGRESS',
      managedInstancesProvider: { propagateTags: 'NONE', ...INSTANCES.managedInstancesProvider },
      tags: [],
    });
    expect((await describeCluster())?.capacityProviders).toEqual([]);

    clock.advance('10s');

    expect(await describeProvider('asg')).toMatchObject({ status: 'ACTIVE', updateStatus: 'CREATE_COMPLETE' });
    expect((await describeCluster())?.capacityProviders).toEqual(['asg']);
  });

  it('can be tagged', async () => {
    await create(group());
    await client.send(new TagResourceCommand({ resourceArn: ARN, tags: [{ key: 'team', value: 'shop' }] }));
    const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn: ARN }));
    expect(tags).toEqual([{ key: 'team', value: 'shop' }]);
  });

  const NAME_RULE =
    'The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper and lowercase), numbers, underscores, and hyphens. ' +
    'The name cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.';
  const PROTECTION = 'The managed termination protection setting for the capacity provider is invalid.';
  const STEPS =
    'The minimum or maximum scaling step size value is invalid. Specify values between 1 and 10000, of which the minimum is not the larger one, and try again.';
  const subnets = (ids: string[]) => ({
    managedInstancesProvider: {
      ...INSTANCES.managedInstancesProvider,
      instanceLaunchTemplate: { ec2InstanceProfileArn: 'p', networkConfiguration: { subnets: ids } },
    },
  });

  it.each<[string, Partial<CreateCapacityProviderCommandInput>, unknown, string]>([
    ['no name', { name: undefined, ...group() }, InvalidParameterException, 'Name can not be blank.'],
    ['an empty name', { name: '', ...group() }, InvalidParameterException, NAME_RULE],
    ['a name with a blank', { name: 'my asg', ...group() }, InvalidParameterException, NAME_RULE],
    ['a name of 256 characters', { name: 'x'.repeat(256), ...group() }, InvalidParameterException, NAME_RULE],
    ...['aws-asg', 'ECS', 'Fargate2'].map(
      (name): [string, Partial<CreateCapacityProviderCommandInput>, unknown, string] => [
        `the name ${name}`,
        { name, ...group() },
        InvalidParameterException,
        NAME_RULE,
      ],
    ),
    [
      'neither kind of provider',
      {},
      InvalidParameterException,
      'Specify either autoScalingGroupProvider or managedInstancesProvider, but not both.',
    ],
    [
      'both kinds of provider',
      { ...group(), ...INSTANCES, cluster: 'default' },
      InvalidParameterException,
      'Specify either autoScalingGroupProvider or managedInstancesProvider, but not both.',
    ],
    [
      'a cluster for a group',
      { ...group(), cluster: 'default' },
      InvalidParameterException,
      'A cluster can only be specified for a capacity provider with managed instances.',
    ],
    [
      'managed instances without a cluster',
      INSTANCES,
      InvalidParameterException,
      'A cluster must be specified for a capacity provider with managed instances.',
    ],
    [
      'managed instances in a cluster that is not there',
      { ...INSTANCES, cluster: 'nope' },
      ClusterNotFoundException,
      'Cluster not found.',
    ],
    [
      'managed instances without subnets',
      { ...subnets([]), cluster: 'default' },
      InvalidParameterException,
      'subnets can not be empty.',
    ],
    [
      'a target capacity of 0',
      group({ managedScaling: { targetCapacity: 0 } }),
      ClientException,
      'The target capacity value is invalid. Specify a value between 1 and 100 and try again.',
    ],
    [
      'a target capacity of 101',
      group({ managedScaling: { targetCapacity: 101 } }),
      ClientException,
      'The target capacity value is invalid. Specify a value between 1 and 100 and try again.',
    ],
    ['a step of 0', group({ managedScaling: { minimumScalingStepSize: 0 } }), ClientException, STEPS],
    ['a step of 10001', group({ managedScaling: { maximumScalingStepSize: 10_001 } }), ClientException, STEPS],
    [
      'a smallest step above the largest',
      group({ managedScaling: { minimumScalingStepSize: 3, maximumScalingStepSize: 2 } }),
      ClientException,
      STEPS,
    ],
    [
      'a warmup of 10001 s',
      group({ managedScaling: { instanceWarmupPeriod: 10_001 } }),
      ClientException,
      'The instance warmup period is invalid. Specify a value between 0 and 10000 and try again.',
    ],
    [
      'termination protection without managed scaling',
      group({ managedTerminationProtection: 'ENABLED' }),
      ClientException,
      `${PROTECTION} To enable managed termination protection for a capacity provider, managed scaling must be enabled.`,
    ],
    [
      'termination protection of a group that does not protect its instances',
      {
        autoScalingGroupProvider: {
          autoScalingGroupArn: 'unprotected',
          managedScaling: { status: 'ENABLED' },
          managedTerminationProtection: 'ENABLED',
        },
      },
      ClientException,
      `${PROTECTION} To enable managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from scale in enabled.`,
    ],
    [
      'a status that is none',
      group({ managedScaling: { status: 'ON' } }),
      InvalidParameterException,
      'status should be one of [DISABLED,ENABLED]',
    ],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    ecs.seed({ clusters: ['default'], autoScalingGroups: [{ name: 'unprotected' }] });
    expect(await rejectionOf(create(input))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });

  it('refuses managed instances in a cluster whose attachments are being updated', async () => {
    ecs.seed({ capacityProviders: [{ name: 'other', ...group() }] });
    await client.send(new CreateClusterCommand({ capacityProviders: ['other'] }));
    expect(await rejectionOf(create({ ...INSTANCES, cluster: 'default' }))).toEqual([
      UpdateInProgressException,
      'The specified cluster is in a busy state. Cluster attachments must be in UPDATE_COMPLETE or UPDATE_FAILED state before they can be updated.',
    ]);
  });
});
