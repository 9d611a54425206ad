import {
  ClientException,
  ClusterNotFoundException,
  DeleteCapacityProviderCommand,
  DeleteDaemonCommand,
  DeleteServiceCommand,
  InvalidParameterException,
  PutClusterCapacityProvidersCommand,
  RunTaskCommand,
  StopTaskCommand,
  UpdateCapacityProviderCommand,
  UpdateInProgressException,
  type DeleteCapacityProviderCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { APP_SEED, createProviderWorld, GROUP, INSTANCES } from './provider-world.js';

const ARN = 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/asg';

describe('DeleteCapacityProvider', () => {
  const { aws, client, create, describe: describeProvider, describeCluster } = createProviderWorld();
  const { ecs, clock } = aws;
  const group = { autoScalingGroupProvider: { autoScalingGroupArn: GROUP } };
  const remove = async (input: Partial<DeleteCapacityProviderCommandInput> = {}) =>
    (await client.send(new DeleteCapacityProviderCommand({ capacityProvider: 'asg', ...input }))).capacityProvider;

  beforeEach(() => {
    aws.reset();
    ecs.seed({
      clusters: ['default'],
      capacityProviders: [{ name: 'asg', ...group, tags: [{ key: 'team', value: 'shop' }] }],
    });
  });
  afterAll(() => aws.restore());

  it.each(['asg', ARN])('takes a while to delete %s, which can be described afterwards', async (capacityProvider) => {
    expect(await remove({ capacityProvider })).toMatchObject({
      capacityProviderArn: ARN,
      status: 'ACTIVE',
      updateStatus: 'DELETE_IN_PROGRESS',
    });
    expect(await remove()).toMatchObject({ updateStatus: 'DELETE_IN_PROGRESS' });
    clock.advance('10s');
    expect(await describeProvider('asg')).toMatchObject({ status: 'INACTIVE', updateStatus: 'DELETE_COMPLETE' });
  });

  it('frees the name and the group', async () => {
    await remove();
    clock.runUntilIdle();
    expect(await create({ name: 'other', ...group })).toMatchObject({ status: 'ACTIVE' });
    expect(await create({ autoScalingGroupProvider: { autoScalingGroupArn: 'another' } })).toMatchObject({
      status: 'ACTIVE',
      tags: [],
    });
  });

  it('says why it fails while a cluster uses the provider', async () => {
    const put = (capacityProviders: string[]) =>
      client.send(
        new PutClusterCapacityProvidersCommand({
          cluster: 'default',
          capacityProviders,
          defaultCapacityProviderStrategy: [],
        }),
      );
    await put(['asg']);
    expect(await remove()).toMatchObject({
      status: 'ACTIVE',
      updateStatus: 'DELETE_FAILED',
      updateStatusReason:
        'The capacity provider cannot be deleted because it is associated with cluster: default. Remove the capacity provider from the cluster and try again.',
    });
    clock.runUntilIdle();
    expect(await describeProvider('asg')).toMatchObject({ status: 'ACTIVE', updateStatus: 'DELETE_FAILED' });

    await put([]);
    const provider = await remove();
    expect(provider).toMatchObject({ updateStatus: 'DELETE_IN_PROGRESS' });
    expect(provider).not.toHaveProperty('updateStatusReason');
  });

  it('takes managed instances and their cluster apart', async () => {
    ecs.seed({ capacityProviders: [{ name: 'managed', ...INSTANCES }] });
    await client.send(
      new PutClusterCapacityProvidersCommand({
        cluster: 'default',
        capacityProviders: [],
        defaultCapacityProviderStrategy: [{ capacityProvider: 'managed', weight: 1 }],
      }),
    );
    ecs.seed({ containerInstances: [{ capacityProviderName: 'managed' }] });
    expect(await remove({ capacityProvider: 'managed', cluster: 'default' })).toMatchObject({
      status: 'DEPROVISIONING',
      updateStatus: 'DELETE_IN_PROGRESS',
    });
    clock.runUntilIdle();
    expect(await describeProvider('managed')).toMatchObject({ status: 'INACTIVE' });
    expect(await describeCluster()).toMatchObject({
      capacityProviders: [],
      defaultCapacityProviderStrategy: [],
      registeredContainerInstancesCount: 0,
    });
  });

  it('says why it fails while tasks or services use managed instances', async () => {
    const strategy = [{ capacityProvider: 'managed', weight: 1 }];
    ecs.seed({
      capacityProviders: [{ name: 'managed', ...INSTANCES }],
      taskDefinitions: [{ ...APP_SEED, requiresCompatibilities: ['MANAGED_INSTANCES'], networkMode: 'host' }],
    });
    ecs.seed({ services: [{ taskDefinition: 'app', desiredCount: 0, capacityProviderStrategy: strategy }] });
    const fail = (reason: string) => ({ updateStatus: 'DELETE_FAILED', updateStatusReason: reason });

    expect(await remove({ capacityProvider: 'managed' })).toMatchObject(
      fail(
        'The capacity provider cannot be deleted because it is in use by services. Update the services and try again.',
      ),
    );
    const { tasks: [task] = [] } = await client.send(
      new RunTaskCommand({ taskDefinition: 'app', capacityProviderStrategy: strategy }),
    );
    expect(await remove({ capacityProvider: 'managed' })).toMatchObject(
      fail('The capacity provider cannot be deleted because it is in use by tasks. Stop the tasks and try again.'),
    );
    await client.send(new StopTaskCommand({ task: task?.taskArn }));
    await client.send(new DeleteServiceCommand({ service: 'app' }));
    clock.advance('5m');

    expect(await remove({ capacityProvider: 'managed' })).toMatchObject({ updateStatus: 'DELETE_IN_PROGRESS' });
  });

  it.each([0, 1])('says why it fails while daemons use managed instances, %i of them', async (count) => {
    ecs.seed({
      capacityProviders: [{ name: 'managed', ...INSTANCES }],
      containerInstances: count === 0 ? [] : [{ capacityProviderName: 'managed', count }],
      daemonTaskDefinitions: ['agent'],
      daemons: ['agent'],
    });

    expect(await remove({ capacityProvider: 'managed' })).toMatchObject({
      updateStatus: 'DELETE_FAILED',
      updateStatusReason:
        'The capacity provider cannot be deleted because it is in use by daemons. Update the daemons and try again.',
    });
    const daemonArn = 'arn:aws:ecs:us-east-1:123456789012:daemon/default/agent';
    await client.send(new DeleteDaemonCommand({ daemonArn }));
    clock.advance('5m');
    expect(await remove({ capacityProvider: 'managed' })).toMatchObject({ updateStatus: 'DELETE_IN_PROGRESS' });
  });

  it.each<[string, Partial<DeleteCapacityProviderCommandInput>, unknown, string]>([
    ['no name', { capacityProvider: undefined }, InvalidParameterException, 'CapacityProvider can not be blank.'],
    [
      'a provider that does not exist',
      { capacityProvider: 'nope' },
      ClientException,
      'The specified capacity provider does not exist. Specify a valid name or ARN and try again.',
    ],
    [
      'a provider of another Region',
      { capacityProvider: ARN.replace('us-east-1', 'eu-west-1') },
      ClientException,
      'The specified capacity provider does not exist. Specify a valid name or ARN and try again.',
    ],
    ...['FARGATE', 'arn:aws:ecs:us-east-1:123456789012:capacity-provider/FARGATE_SPOT'].map(
      (capacityProvider): [string, object, unknown, string] => [
        capacityProvider,
        { capacityProvider },
        ClientException,
        'The specified capacity provider is reserved and cannot be changed or deleted.',
      ],
    ),
    ['half an ARN', { capacityProvider: 'arn:aws:ecs:' }, InvalidParameterException, 'Invalid arn syntax.'],
    ['a cluster that is not there', { cluster: 'nope' }, ClusterNotFoundException, 'Cluster not found.'],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    expect(await rejectionOf(remove(input))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });

  it('refuses a provider that is deleted already, and one that is being updated', async () => {
    await client.send(new UpdateCapacityProviderCommand({ name: 'asg', autoScalingGroupProvider: {} }));
    expect(await rejectionOf(remove())).toEqual([
      UpdateInProgressException,
      'The specified capacity provider is in a busy state.',
    ]);
    clock.runUntilIdle();
    await remove();
    clock.runUntilIdle();
    expect((await rejectionOf(remove()))[0]).toBe(ClientException);
  });
});
