import { mockEcs, UsageError } from 'aws-ecs-batch-mock';
import type { AutoScalingGroupSeed, EcsSeed } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('ecs.seed with Auto Scaling groups and capacity providers', () => {
  const aws = mockEcs();
  const managed = {
    name: 'managed',
    managedInstancesProvider: {
      infrastructureRoleArn: 'role',
      instanceLaunchTemplate: { ec2InstanceProfileArn: 'profile', networkConfiguration: { subnets: ['subnet-1'] } },
    },
  };
  const asg = { name: 'asg', autoScalingGroupProvider: { autoScalingGroupArn: 'workers' } };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('makes a world in which everything has settled', () => {
    const seeded = aws.ecs.seed({
      autoScalingGroups: [{ name: 'workers', instanceType: 'c5.xlarge', desiredCapacity: 2 }],
      capacityProviders: [managed, asg],
      clusters: [{ clusterName: 'default', capacityProviders: ['asg', 'FARGATE'] }],
    });

    expect(seeded.capacityProviderArns).toEqual([
      'arn:aws:ecs:us-east-1:123456789012:capacity-provider/managed',
      'arn:aws:ecs:us-east-1:123456789012:capacity-provider/asg',
    ]);
    const { clusters, capacityProviders, containerInstances } = aws.state.ecs;
    expect(Object.values(clusters)).toMatchObject([
      { status: 'ACTIVE', attachmentsStatus: 'UPDATE_COMPLETE', capacityProviders: ['asg', 'FARGATE', 'managed'] },
    ]);
    expect(Object.values(capacityProviders)).toMatchObject([{ status: 'ACTIVE' }, { status: 'ACTIVE' }]);
    expect(Object.values(containerInstances)).toMatchObject([
      { status: 'ACTIVE', capacityProviderName: 'asg', registered: { cpu: 4_096 } },
      { status: 'ACTIVE', capacityProviderName: 'asg' },
    ]);
    expect(aws.changes()).toEqual([]);
    expect(aws.events.all()).toEqual([]);
    expect(aws.clock.pending().filter(({ background }) => !background)).toEqual([]);
  });

  it('fills in what a group leaves out', () => {
    const { autoScalingGroupArns } = aws.ecs.seed({ region: 'eu-west-1', autoScalingGroups: [{ name: 'workers' }] });
    expect(aws.state.ecs.autoScalingGroups[autoScalingGroupArns[0] ?? '']).toMatchObject({
      autoScalingGroupName: 'workers',
      instanceType: 'm5.large',
      minSize: 0,
      maxSize: 10,
      desiredCapacity: 0,
      availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      newInstancesProtectedFromScaleIn: false,
    });
  });

  it('puts a group in the place of another of the same name, and lets its provider look at it', () => {
    aws.ecs.seed({
      autoScalingGroups: [{ name: 'workers' }],
      capacityProviders: [asg],
      clusters: [{ clusterName: 'default', capacityProviders: ['asg'] }],
    });
    aws.ecs.seed({ autoScalingGroups: [{ name: 'workers', desiredCapacity: 3 }] });
    aws.clock.runUntilIdle();
    expect(Object.values(aws.state.ecs.autoScalingGroups)).toMatchObject([{ desiredCapacity: 3 }]);
    expect(Object.values(aws.state.ecs.containerInstances)).toHaveLength(3);
  });

  it('seeds a cluster that has been deleted, and frees its groups', () => {
    aws.ecs.seed({
      capacityProviders: [asg],
      clusters: [
        { clusterName: 'old', capacityProviders: ['asg'], status: 'INACTIVE' },
        { capacityProviders: ['asg'] },
      ],
    });
    expect(Object.values(aws.state.ecs.clusters)).toMatchObject([{ status: 'INACTIVE' }, { status: 'ACTIVE' }]);
  });

  it.each<[string, AutoScalingGroupSeed, string]>([
    [
      'no name',
      {},
      'Failed to seed autoScalingGroups[0]: an Auto Scaling group needs a name. Give it a name or an arn.',
    ],
    [
      'half an ARN',
      { arn: 'arn:aws:ec2:us-east-1:1:group/a' },
      '"arn:aws:ec2:us-east-1:1:group/a" is no ARN of an Auto Scaling group. Leave it out: the name is enough.',
    ],
    ['an unknown type', { name: 'a', instanceType: 'x9.huge' }, '"x9.huge" is no instance type that is known here.'],
    [
      'sizes that are out of order',
      { name: 'a', minSize: 3, maxSize: 2 },
      'the sizes of the Auto Scaling group a make no sense: minSize 3, desiredCapacity 3, maxSize 2. Give whole numbers, none of them larger than the next.',
    ],
    [
      'no Availability Zone',
      { name: 'a', availabilityZones: [] },
      'Failed to seed autoScalingGroups[0].availabilityZones: an Auto Scaling group needs an Availability Zone. Leave availabilityZones out for those of the Region.',
    ],
    ['half an instance', { name: 'a', desiredCapacity: 0.5 }, 'the sizes of the Auto Scaling group a make no sense:'],
  ])('refuses a group with %s', (_what, group, message) => {
    const seed: EcsSeed = { autoScalingGroups: [group] };
    expect(() => aws.ecs.seed(seed)).toThrow(UsageError);
    expect(() => aws.ecs.seed(seed)).toThrow(message);
    expect(aws.state.ecs.autoScalingGroups).toEqual({});
  });

  it('says what AWS would answer', () => {
    expect(() => aws.ecs.seed({ capacityProviders: [{ ...asg, name: 'aws' }] })).toThrow(
      'Failed to seed capacityProviders[0]: AWS would answer InvalidParameterException: The specified capacity provider name is invalid.',
    );
  });
});
