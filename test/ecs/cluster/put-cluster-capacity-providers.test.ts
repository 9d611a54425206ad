import {
  ClientException,
  ClusterContainsCapacityProviderException,
  ClusterNotFoundException,
  CreateClusterCommand,
  CreateServiceCommand,
  CreateTaskSetCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeleteTaskSetCommand,
  InvalidParameterException,
  PutClusterCapacityProvidersCommand,
  ResourceInUseException,
  StopTaskCommand,
  UpdateClusterSettingsCommand,
  UpdateInProgressException,
  type PutClusterCapacityProvidersCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { APP_SEED, createProviderWorld, INSTANCES } from '../capacity-provider/provider-world.js';
import { rejectionOf } from '../rejection-of.js';

const BUSY =
  'The specified cluster is in a busy state. Cluster attachments must be in UPDATE_COMPLETE or UPDATE_FAILED state before they can be updated.';
const provider = (name: string, managedScaling: object = { status: 'ENABLED' }) => ({
  name,
  autoScalingGroupProvider: { autoScalingGroupArn: name, managedScaling },
});

describe('PutClusterCapacityProviders', () => {
  const { aws, client, create, describeCluster, run } = createProviderWorld();
  const { ecs, clock } = aws;
  const put = async (...[capacityProviders, input]: [string[], Partial<PutClusterCapacityProvidersCommandInput>?]) => {
    const request = { cluster: 'default', capacityProviders, defaultCapacityProviderStrategy: [], ...input };
    return (await client.send(new PutClusterCapacityProvidersCommand(request))).cluster;
  };

  beforeEach(() => {
    aws.reset();
    ecs.seed({
      clusters: ['default', 'other'],
      capacityProviders: [provider('a'), provider('b', {}), { name: 'managed', ...INSTANCES, cluster: 'other' }],
      taskDefinitions: [APP_SEED],
    });
  });
  afterAll(() => aws.restore());

  it('replaces both lists at once where Fargate is all', async () => {
    const cluster = await put(['FARGATE', 'FARGATE_SPOT'], {
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 2 }],
    });
    expect(cluster).toMatchObject({
      status: 'ACTIVE',
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 0, base: 2 }],
    });
    expect(cluster).not.toHaveProperty('attachmentsStatus');
    expect(await put([])).toMatchObject({ capacityProviders: [], defaultCapacityProviderStrategy: [] });
  });

  it('ties the cluster to Auto Scaling groups, which takes a while', async () => {
    const cluster = await put(['arn:aws:ecs:us-east-1:123456789012:capacity-provider/a', 'b']);
    const id = expect.stringMatching(/^[\da-f-]{36}$/) as string;
    const hook = { name: 'autoScalingLifecycleHookName', value: 'ecs-managed-draining-termination-hook' };
    const attachments = [
      {
        id,
        type: 'as_policy',
        status: 'PRECREATED',
        details: [
          { name: 'capacityProviderName', value: 'a' },
          {
            name: 'scalingPolicyName',
            value: expect.stringMatching(/^ECSManagedAutoScalingPolicy-[\da-f-]{36}$/) as string,
          },
        ],
      },
      {
        id,
        type: 'managed_draining',
        status: 'PRECREATED',
        details: [{ name: 'capacityProviderName', value: 'a' }, hook],
      },
      {
        id,
        type: 'managed_draining',
        status: 'PRECREATED',
        details: [{ name: 'capacityProviderName', value: 'b' }, hook],
      },
    ];
    expect(cluster).toMatchObject({ status: 'ACTIVE', attachmentsStatus: 'UPDATE_IN_PROGRESS', attachments });

    clock.advance('15s');
    expect(await describeCluster()).toMatchObject({
      attachmentsStatus: 'UPDATE_COMPLETE',
      attachments: attachments.map((attachment) => ({ ...attachment, status: 'CREATED' })),
    });

    expect(await put(['b'])).toMatchObject({
      attachmentsStatus: 'UPDATE_IN_PROGRESS',
      attachments: [{ status: 'DELETING' }, { status: 'DELETING' }, { status: 'CREATED' }],
    });
    clock.advance('15s');
    expect((await describeCluster())?.attachments).toHaveLength(1);
  });

  it('is closed while the attachments are being updated, and so are the settings and the deletion', async () => {
    await put(['a']);
    expect(await rejectionOf(put([]))).toEqual([UpdateInProgressException, BUSY]);
    const settings = [{ name: 'containerInsights' as const, value: 'enabled' }];
    const others = [
      client.send(new UpdateClusterSettingsCommand({ cluster: 'default', settings })),
      client.send(new DeleteClusterCommand({ cluster: 'default' })),
    ];
    for (const other of others) expect(await rejectionOf(other)).toEqual([UpdateInProgressException, BUSY]);
    clock.runUntilIdle();
    expect(await put([])).toMatchObject({ capacityProviders: [] });
  });

  it('keeps a provider that tasks use', async () => {
    await put(['a']);
    clock.runUntilIdle();
    const [task] = await run({ capacityProviderStrategy: [{ capacityProvider: 'a', weight: 1 }] });
    const inUse = [ResourceInUseException, 'The specified capacity provider is in use and cannot be removed.'];
    expect(await rejectionOf(put([]))).toEqual(inUse);
    expect(await put(['a', 'b'])).toMatchObject({ capacityProviders: ['a', 'b'] });
    clock.advance('1m');

    await client.send(new StopTaskCommand({ task: task?.taskArn }));
    clock.advance('1m');
    expect(await put(['b'])).toMatchObject({ capacityProviders: ['b'] });
  });

  it('keeps a provider that new tasks of a service or of a task set would need', async () => {
    const inUse = [ResourceInUseException, 'The specified capacity provider is in use and cannot be removed.'];
    await put(['a', 'b']);
    clock.runUntilIdle();
    const strategy = (capacityProvider: string) => ({ capacityProviderStrategy: [{ capacityProvider, weight: 1 }] });
    ecs.seed({ services: [{ taskDefinition: 'app', desiredCount: 0, ...strategy('a') }] });
    await client.send(
      new CreateServiceCommand({
        serviceName: 'external',
        deploymentController: { type: 'EXTERNAL' },
        desiredCount: 0,
      }),
    );
    const { taskSet: { taskSetArn } = {} } = await client.send(
      new CreateTaskSetCommand({ cluster: 'default', service: 'external', taskDefinition: 'app', ...strategy('b') }),
    );
    expect(await rejectionOf(put(['b']))).toEqual(inUse);
    expect(await rejectionOf(put(['a']))).toEqual(inUse);

    await client.send(new DeleteServiceCommand({ service: 'app' }));
    await client.send(
      new DeleteTaskSetCommand({ cluster: 'default', service: 'external', taskSet: taskSetArn, force: true }),
    );
    clock.runUntilIdle();
    expect(await put([])).toMatchObject({ capacityProviders: [] });
  });

  it('makes a cluster that names a group PROVISIONING first, and DEPROVISIONING last', async () => {
    const command = new CreateClusterCommand({ clusterName: 'new', capacityProviders: ['a'] });
    const created = (await client.send(command)).cluster;
    expect(created).toMatchObject({ status: 'PROVISIONING', attachmentsStatus: 'UPDATE_IN_PROGRESS' });
    expect((await client.send(command)).cluster).toEqual(created);
    expect(await rejectionOf(put([], { cluster: 'new' }))).toEqual([ClientException, 'Cluster was not ACTIVE.']);
    clock.advance('15s');
    expect((await client.send(command)).cluster).toMatchObject({
      status: 'ACTIVE',
      attachmentsStatus: 'UPDATE_COMPLETE',
    });

    const remove = new DeleteClusterCommand({ cluster: 'new' });
    expect((await client.send(remove)).cluster).toMatchObject({ status: 'DEPROVISIONING', capacityProviders: [] });
    expect((await client.send(remove)).cluster).toMatchObject({ status: 'DEPROVISIONING' });
    expect(await rejectionOf(client.send(command))).toEqual([ClientException, BUSY]);
    clock.advance('15s');
    expect((await client.send(remove)).cluster).toMatchObject({ status: 'INACTIVE' });
    expect((await client.send(remove)).cluster).not.toHaveProperty('attachments');
  });

  it('keeps managed instances, whether or not the request names them', async () => {
    expect(await put([], { cluster: 'other' })).toMatchObject({ capacityProviders: ['managed'] });
    const strategy = [{ capacityProvider: 'managed', weight: 1, base: 0 }];
    expect(await put(['FARGATE'], { cluster: 'other', defaultCapacityProviderStrategy: strategy })).toMatchObject({
      capacityProviders: ['FARGATE', 'managed'],
      defaultCapacityProviderStrategy: strategy,
    });
    expect(await put(['managed'], { cluster: 'other' })).toMatchObject({ capacityProviders: ['managed'] });
    expect(await rejectionOf(client.send(new DeleteClusterCommand({ cluster: 'other' })))).toEqual([
      ClusterContainsCapacityProviderException,
      'The Cluster cannot be deleted while Cluster Scoped Capacity Providers are attached to the cluster.',
    ]);
  });

  it('refuses managed instances that are not ready', async () => {
    await create({ name: 'new', ...INSTANCES, cluster: 'default' });
    expect(await rejectionOf(put(['new']))).toEqual([
      InvalidParameterException,
      "The specified capacity provider 'new' is not in an ACTIVE state. Specify a valid capacity provider and try again.",
    ]);
  });

  const MIX = (kinds: string) =>
    `A capacity provider strategy cannot contain a mix of capacity providers using ${kinds}. Specify one or the other and try again.`;
  const strategy = (...names: string[]) => ({
    defaultCapacityProviderStrategy: names.map((capacityProvider) => ({ capacityProvider, weight: 1 })),
  });
  it.each<[string, string[], Partial<PutClusterCapacityProvidersCommandInput>, unknown, string]>([
    ['no cluster', [], { cluster: undefined }, InvalidParameterException, 'Cluster can not be blank.'],
    [
      'no providers',
      [],
      { capacityProviders: undefined },
      InvalidParameterException,
      'CapacityProviders can not be blank.',
    ],
    [
      'no strategy',
      [],
      { defaultCapacityProviderStrategy: undefined },
      InvalidParameterException,
      'DefaultCapacityProviderStrategy can not be blank.',
    ],
    ['a cluster that is not there', [], { cluster: 'nope' }, ClusterNotFoundException, 'Cluster not found.'],
    [
      'a provider that does not exist',
      ['nope'],
      {},
      InvalidParameterException,
      "The specified capacity provider 'nope' was not found. Specify a valid capacity provider and try again.",
    ],
    [
      'managed instances of another cluster',
      ['managed'],
      {},
      InvalidParameterException,
      'Cannot associate Managed Instances capacity provider to clusters using this API. Managed Instances capacity providers are already associated with a cluster.',
    ],
    [
      'a strategy with a provider that is not named',
      ['FARGATE'],
      strategy('FARGATE_SPOT'),
      InvalidParameterException,
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    ],
    [
      'a strategy with Fargate and a group',
      ['FARGATE', 'a'],
      strategy('FARGATE', 'a'),
      InvalidParameterException,
      MIX('Auto Scaling groups and Fargate providers'),
    ],
    [
      'a strategy with managed instances and Fargate',
      ['FARGATE'],
      { cluster: 'other', ...strategy('FARGATE', 'managed') },
      InvalidParameterException,
      MIX('managed instances and other providers'),
    ],
  ])('refuses %s', async (_what, names, input, errorClass, message) => {
    expect(await rejectionOf(put(names, input))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });

  it('gives a group to one cluster only', async () => {
    await put(['a']);
    clock.runUntilIdle();
    expect(await rejectionOf(put(['a'], { cluster: 'other' }))).toEqual([
      InvalidParameterException,
      "The specified capacity provider 'a' is already associated with the cluster default. Specify a valid capacity provider and try again.",
    ]);
    await put([]);
    expect(await put(['a'], { cluster: 'other' })).toMatchObject({ capacityProviders: ['a', 'managed'] });
  });

  it('has a limit of 20 providers', async () => {
    const names = Array.from({ length: 21 }, (_, index) => `own-${index}`);
    ecs.seed({ capacityProviders: names.map((name) => provider(name)) });
    expect(await rejectionOf(put(names))).toEqual([
      InvalidParameterException,
      'The maximum number of capacity providers per cluster has been exceeded.',
    ]);
    expect((await put(names.slice(1)))?.capacityProviders).toHaveLength(20);
  });
});
