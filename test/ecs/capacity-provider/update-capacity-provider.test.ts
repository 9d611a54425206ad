import {
  ClientException,
  ClusterNotFoundException,
  InvalidParameterException,
  UpdateCapacityProviderCommand,
  type UpdateCapacityProviderCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createProviderWorld, INSTANCES } from './provider-world.js';

describe('UpdateCapacityProvider', () => {
  const { aws, client, describe: describeProvider, beginWithGroup, run, instances } = createProviderWorld();
  const { ecs, clock } = aws;
  const update = async (input: Partial<UpdateCapacityProviderCommandInput>) =>
    (await client.send(new UpdateCapacityProviderCommand({ name: 'asg', ...input }))).capacityProvider;

  beforeEach(() => beginWithGroup());
  afterAll(() => aws.restore());

  it('changes what it names and nothing else, and takes a while', async () => {
    const provider = await update({
      autoScalingGroupProvider: { managedScaling: { targetCapacity: 80 }, managedDraining: 'DISABLED' },
    });
    expect(provider).toMatchObject({
      name: 'asg',
      status: 'ACTIVE',
      updateStatus: 'UPDATE_IN_PROGRESS',
      autoScalingGroupProvider: {
        managedScaling: { status: 'ENABLED', targetCapacity: 80, minimumScalingStepSize: 1 },
        managedTerminationProtection: 'DISABLED',
        managedDraining: 'DISABLED',
      },
    });

    clock.advance('9s');
    expect(await describeProvider('asg')).toMatchObject({ updateStatus: 'UPDATE_IN_PROGRESS' });
    clock.advance('1s');
    expect(await describeProvider('asg')).toMatchObject({ status: 'ACTIVE', updateStatus: 'UPDATE_COMPLETE' });
  });

  it('takes an ARN, and an update after another', async () => {
    const name = 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/asg';
    await update({ name, autoScalingGroupProvider: {} });
    clock.runUntilIdle();
    expect(await update({ name, autoScalingGroupProvider: {} })).toMatchObject({ updateStatus: 'UPDATE_IN_PROGRESS' });
  });

  it('makes room at once where it allows more', async () => {
    await run({ count: 2 });
    clock.runUntilIdle();
    expect(instances()).toHaveLength(1);
    await update({ autoScalingGroupProvider: { managedScaling: { targetCapacity: 50 } } });
    clock.runUntilIdle();
    expect(instances()).toHaveLength(2);
  });

  it('changes the launch template of managed instances member by member', async () => {
    ecs.seed({ capacityProviders: [{ name: 'managed', ...INSTANCES }] });
    const provider = await update({
      name: 'managed',
      cluster: 'default',
      managedInstancesProvider: {
        infrastructureRoleArn: 'other-role',
        instanceLaunchTemplate: { storageConfiguration: { storageSizeGiB: 50 } },
        infrastructureOptimization: { scaleInAfter: 60 },
      },
    });
    expect(provider).toMatchObject({
      type: 'MANAGED_INSTANCES',
      updateStatus: 'UPDATE_IN_PROGRESS',
      managedInstancesProvider: {
        infrastructureRoleArn: 'other-role',
        propagateTags: 'NONE',
        instanceLaunchTemplate: {
          ...INSTANCES.managedInstancesProvider.instanceLaunchTemplate,
          storageConfiguration: { storageSizeGiB: 50 },
        },
        infrastructureOptimization: { scaleInAfter: 60 },
      },
    });
  });

  const group = { autoScalingGroupProvider: {} };
  it.each<[string, Partial<UpdateCapacityProviderCommandInput>, unknown, string]>([
    ['no name', { name: undefined, ...group }, InvalidParameterException, 'Name can not be blank.'],
    [
      'a provider that does not exist',
      { name: 'nope', ...group },
      ClientException,
      'The specified capacity provider does not exist. Specify a valid name or ARN and try again.',
    ],
    [
      'FARGATE',
      { name: 'FARGATE', ...group },
      ClientException,
      'The specified capacity provider is reserved and cannot be changed or deleted.',
    ],
    ['a cluster that is not there', { ...group, cluster: 'nope' }, ClusterNotFoundException, 'Cluster not found.'],
    [
      'nothing to update',
      {},
      InvalidParameterException,
      'Specify either autoScalingGroupProvider or managedInstancesProvider, but not both.',
    ],
    [
      'another kind of provider',
      { managedInstancesProvider: INSTANCES.managedInstancesProvider },
      InvalidParameterException,
      'The type of a capacity provider cannot be changed.',
    ],
    [
      'a target capacity of 101',
      { autoScalingGroupProvider: { managedScaling: { targetCapacity: 101 } } },
      ClientException,
      'The target capacity value is invalid. Specify a value between 1 and 100 and try again.',
    ],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    expect(await rejectionOf(update(input))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });

  it('refuses a second update while the first is under way', async () => {
    await update(group);
    expect(await rejectionOf(update(group))).toEqual([
      ClientException,
      'The specified capacity provider is being updated. Wait for the update to complete and try again.',
    ]);
  });
});
