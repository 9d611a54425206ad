import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  InvalidParameterException,
  ListTasksCommand,
  RunTaskCommand,
  StopTaskCommand,
  TagResourceCommand,
  type CreateClusterCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const CLUSTERS = 'arn:aws:ecs:us-east-1:123456789012:cluster';
const INCONSISTENT =
  'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).';

describe('CreateCluster', () => {
  const aws = mockEcs();
  const { ecs, clock } = aws;
  const client = new ECSClient({});
  const create = async (input: CreateClusterCommandInput = {}, by = client) =>
    (await by.send(new CreateClusterCommand(input))).cluster;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('makes the cluster default when no name is given', async () => {
    expect(await create()).toEqual({
      clusterArn: `${CLUSTERS}/default`,
      clusterName: 'default',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      activeServicesCount: 0,
      statistics: [],
      tags: [],
      settings: [{ name: 'containerInsights', value: 'disabled' }],
      capacityProviders: [],
      defaultCapacityProviderStrategy: [],
    });
    expect(aws.changes()).toEqual(['+ cluster/default ACTIVE']);
  });

  it('keeps all that the request says, and fills in what AWS fills in', async () => {
    const cluster = await create({
      clusterName: 'prod',
      tags: [{ key: 'team', value: 'shop' }, { key: 'empty' }],
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [
        { capacityProvider: 'FARGATE', base: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 4 },
      ],
      configuration: {
        executeCommandConfiguration: { kmsKeyId: 'alias/exec' },
        managedStorageConfiguration: { fargateEphemeralStorageKmsKeyId: 'alias/disk' },
      },
      serviceConnectDefaults: { namespace: 'shop' },
    });

    expect(cluster).toEqual({
      clusterArn: `${CLUSTERS}/prod`,
      clusterName: 'prod',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      activeServicesCount: 0,
      statistics: [],
      tags: [
        { key: 'team', value: 'shop' },
        { key: 'empty', value: '' },
      ],
      settings: [{ name: 'containerInsights', value: 'enhanced' }],
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [
        { capacityProvider: 'FARGATE', weight: 0, base: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 4, base: 0 },
      ],
      configuration: {
        executeCommandConfiguration: { kmsKeyId: 'alias/exec', logging: 'DEFAULT' },
        managedStorageConfiguration: { fargateEphemeralStorageKmsKeyId: 'alias/disk' },
      },
      serviceConnectDefaults: {
        namespace: expect.stringMatching(
          /^arn:aws:servicediscovery:us-east-1:123456789012:namespace\/ns-[\da-f]{16}$/,
        ) as string,
      },
    });
  });

  it('takes capacity providers by ARN, and shows their names', async () => {
    const capacityProviders = ['arn:aws:ecs:us-east-1:123456789012:capacity-provider/FARGATE_SPOT', 'FARGATE'];
    expect(await create({ capacityProviders })).toMatchObject({ capacityProviders: ['FARGATE_SPOT', 'FARGATE'] });
  });

  it('gives one namespace the same ARN in every cluster, and keeps an ARN as it is', async () => {
    const arn = 'arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-abcdefghij123456';
    const shop = await create({ clusterName: 'a', serviceConnectDefaults: { namespace: 'shop' } });
    expect(await create({ clusterName: 'b', serviceConnectDefaults: { namespace: 'shop' } })).toMatchObject({
      serviceConnectDefaults: shop?.serviceConnectDefaults,
    });
    const other = await create({ clusterName: 'c', serviceConnectDefaults: { namespace: 'bank' } });
    expect(other?.serviceConnectDefaults).not.toEqual(shop?.serviceConnectDefaults);
    expect(await create({ clusterName: 'd', serviceConnectDefaults: { namespace: arn } })).toMatchObject({
      serviceConnectDefaults: { namespace: arn },
    });
  });

  it('gives the cluster that exists when it is repeated', async () => {
    const request = {
      clusterName: 'prod',
      tags: [{ key: 'team', value: 'shop' }],
      serviceConnectDefaults: { namespace: 'shop' },
    };
    const first = await create(request);
    ecs.seed({ taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', cluster: 'prod' }] });

    expect(await create(request)).toEqual({ ...first, runningTasksCount: 1 });
    expect(aws.changes()).toEqual([]);
  });

  it.each<[string, CreateClusterCommandInput]>([
    ['tags', { tags: [{ key: 'team', value: 'bank' }] }],
    ['settings', { settings: [{ name: 'containerInsights', value: 'enabled' }] }],
    ['capacity providers', { capacityProviders: ['FARGATE'] }],
    ['configuration', { configuration: { managedStorageConfiguration: { kmsKeyId: 'alias/disk' } } }],
    ['namespace', { serviceConnectDefaults: { namespace: 'bank' } }],
  ])('refuses to be repeated with other %s', async (_what, other) => {
    ecs.seed({ clusters: [{ clusterName: 'prod', tags: [{ key: 'team', value: 'shop' }] }] });

    const repeated = create({ clusterName: 'prod', tags: [{ key: 'team', value: 'shop' }], ...other });
    expect(await rejectionOf(repeated)).toEqual([InvalidParameterException, INCONSISTENT]);
    expect(aws.changes()).toEqual([]);
  });

  it('makes a deleted cluster afresh: neither its tags nor its tasks return', async () => {
    ecs.seed({
      clusters: [{ clusterName: 'prod', tags: [{ key: 'team', value: 'shop' }] }],
      taskDefinitions: ['web'],
      tasks: [{ taskDefinition: 'web', cluster: 'prod', lastStatus: 'STOPPED' }],
    });
    const [taskArn = ''] = Object.keys(aws.state.ecs.tasks);
    await client.send(new DeleteClusterCommand({ cluster: 'prod' }));

    expect(await create({ clusterName: 'prod', capacityProviders: ['FARGATE'] })).toMatchObject({
      clusterArn: `${CLUSTERS}/prod`,
      status: 'ACTIVE',
      tags: [],
      capacityProviders: ['FARGATE'],
    });
    expect(await client.send(new DescribeTasksCommand({ cluster: 'prod', tasks: [taskArn] }))).toMatchObject({
      tasks: [],
      failures: [{ arn: taskArn, reason: 'MISSING' }],
    });
    expect(await client.send(new ListTasksCommand({ cluster: 'prod', desiredStatus: 'STOPPED' }))).toMatchObject({
      taskArns: [],
    });
    clock.advance('2h');
    expect(aws.state.ecs.tasks).toEqual({});
  });

  it('forgets the client tokens of the deleted cluster', async () => {
    ecs.seed({ clusters: ['prod'], taskDefinitions: ['web'] });
    const run = new RunTaskCommand({
      cluster: 'prod',
      taskDefinition: 'web',
      launchType: 'FARGATE',
      clientToken: 'token',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a'] } },
    });
    const { tasks: [task] = [] } = await client.send(run);
    await client.send(new StopTaskCommand({ cluster: 'prod', task: task?.taskArn }));
    clock.runUntilIdle();
    await client.send(new DeleteClusterCommand({ cluster: 'prod' }));
    await create({ clusterName: 'prod' });

    const { tasks = [] } = await client.send(run);
    expect(tasks).toMatchObject([{ lastStatus: 'PROVISIONING' }]);
    expect(tasks[0]?.taskArn).not.toBe(task?.taskArn);
  });

  it('keeps the Regions apart', async () => {
    const abroad = new ECSClient({ region: 'cn-north-1' });
    await create({ clusterName: 'prod', tags: [{ key: 'team', value: 'shop' }] });

    expect(await create({ clusterName: 'prod' }, abroad)).toMatchObject({
      clusterArn: 'arn:aws-cn:ecs:cn-north-1:123456789012:cluster/prod',
      tags: [],
    });
  });

  it('gives a copy that the caller may change', async () => {
    const cluster = await create({ tags: [{ key: 'team', value: 'shop' }] });
    cluster?.tags?.push({ key: 'mine', value: 'only' });
    expect(await create({ tags: [{ key: 'team', value: 'shop' }] })).toMatchObject({
      tags: [{ key: 'team', value: 'shop' }],
    });
  });

  it('compares with what the cluster is by now', async () => {
    const cluster = await create({ clusterName: 'prod' });
    const tags = [{ key: 'team', value: 'shop' }];
    await client.send(new TagResourceCommand({ resourceArn: cluster?.clusterArn, tags }));

    expect(await create({ clusterName: 'prod', tags })).toEqual({ ...cluster, tags });
    expect(await rejectionOf(create({ clusterName: 'prod' }))).toEqual([InvalidParameterException, INCONSISTENT]);
  });

  it.each<CreateClusterCommandInput>([{ clusterName: 'a' }, { clusterName: `Prod-1_${'x'.repeat(248)}` }])(
    'accepts what is just within the limits: %#',
    async (input) => {
      expect(await create(input)).toMatchObject({ status: 'ACTIVE', ...input });
    },
  );

  const NAME_RULE =
    'Invalid cluster name. It can have up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens.';
  it.each<[string, CreateClusterCommandInput, string]>([
    ['an empty name', { clusterName: '' }, NAME_RULE],
    ['a name with a blank', { clusterName: 'my cluster' }, NAME_RULE],
    ['a name of 256 characters', { clusterName: 'x'.repeat(256) }, NAME_RULE],
    ['an ARN for a name', { clusterName: `${CLUSTERS}/prod` }, NAME_RULE],
    [
      'an unknown setting',
      { settings: [{ name: 'insights' as 'containerInsights', value: 'enabled' }] },
      'name should be one of [containerInsights]',
    ],
    [
      'a setting without a name',
      { settings: [{ value: 'enabled' }] },
      'Invalid cluster setting name. Valid names: containerInsights.',
    ],
    [
      'an unknown value of a setting',
      { settings: [{ name: 'containerInsights', value: 'on' }] },
      'Invalid value for the containerInsights setting. Valid values: disabled, enabled, enhanced.',
    ],
    [
      'an unknown capacity provider',
      { capacityProviders: ['FARGATE', 'my-asg'] },
      "The specified capacity provider 'my-asg' was not found. Specify a valid capacity provider and try again.",
    ],
    [
      'overridden logging without a target',
      { configuration: { executeCommandConfiguration: { logging: 'OVERRIDE', logConfiguration: {} } } },
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    ],
    [
      'a log configuration without an override',
      { configuration: { executeCommandConfiguration: { logConfiguration: { s3BucketName: 'logs' } } } },
      'A log configuration can only be specified when logging is OVERRIDE.',
    ],
    [
      'an unknown kind of logging',
      { configuration: { executeCommandConfiguration: { logging: 'ALL' as 'NONE' } } },
      'logging should be one of [DEFAULT,NONE,OVERRIDE]',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await rejectionOf(create(input))).toEqual([InvalidParameterException, message]);
    expect(aws.state.ecs.clusters).toEqual({});
  });

  it('reports the name first, then settings, tags, providers, strategy and configuration', async () => {
    const wrong: CreateClusterCommandInput = {
      clusterName: '!',
      settings: [{ name: 'containerInsights', value: 'on' }],
      tags: [{ key: '' }],
      capacityProviders: ['mine'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
      configuration: { executeCommandConfiguration: { logging: 'OVERRIDE' } },
    };
    const messages = [];
    for (const corrected of [
      '',
      'clusterName',
      'settings',
      'tags',
      'capacityProviders',
      'defaultCapacityProviderStrategy',
    ]) {
      Object.assign(wrong, { [corrected]: undefined });
      messages.push((await rejectionOf(create(wrong)))[1]);
    }

    expect(messages).toEqual([
      NAME_RULE,
      'Invalid value for the containerInsights setting. Valid values: disabled, enabled, enhanced.',
      'The tag key must have between 1 and 128 characters.',
      "The specified capacity provider 'mine' was not found. Specify a valid capacity provider and try again.",
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
      'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
    ]);
  });
});
