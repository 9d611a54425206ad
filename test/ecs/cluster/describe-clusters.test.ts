import {
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeClustersCommand,
  ECSClient,
  InvalidParameterException,
  type ClusterField,
  type DescribeClustersCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const CLUSTERS = 'arn:aws:ecs:us-east-1:123456789012:cluster';

describe('DescribeClusters', () => {
  const aws = mockEcs();
  const { ecs, clock } = aws;
  const client = new ECSClient({});
  const send = async (input: DescribeClustersCommandInput = {}) => client.send(new DescribeClustersCommand(input));
  const namesOf = async (input: DescribeClustersCommandInput) =>
    (await send(input)).clusters?.map(({ clusterName }) => clusterName);

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows a cluster, with empty lists for what was not asked for', async () => {
    ecs.seed({
      clusters: [
        {
          clusterName: 'prod',
          tags: [{ key: 'team', value: 'shop' }],
          capacityProviders: ['FARGATE'],
          defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
          configuration: { executeCommandConfiguration: { logging: 'NONE' } },
        },
      ],
    });

    expect(await send({ clusters: ['prod'] })).toEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200 }) as object,
      clusters: [
        {
          clusterArn: `${CLUSTERS}/prod`,
          clusterName: 'prod',
          status: 'ACTIVE',
          registeredContainerInstancesCount: 0,
          runningTasksCount: 0,
          pendingTasksCount: 0,
          activeServicesCount: 0,
          statistics: [],
          tags: [],
          settings: [],
          capacityProviders: ['FARGATE'],
          defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
        },
      ],
      failures: [],
    });
    expect(aws.changes()).toEqual([]);
  });

  it.each<[ClusterField, object]>([
    ['TAGS', { tags: [{ key: 'team', value: 'shop' }] }],
    ['SETTINGS', { settings: [{ name: 'containerInsights', value: 'disabled' }] }],
    ['CONFIGURATIONS', { configuration: { executeCommandConfiguration: { logging: 'NONE' } } }],
  ])('adds %s on request, and nothing else', async (field, section) => {
    ecs.seed({
      clusters: [
        {
          clusterName: 'prod',
          tags: [{ key: 'team', value: 'shop' }],
          configuration: { executeCommandConfiguration: { logging: 'NONE' } },
        },
      ],
    });
    const { clusters: [plain] = [] } = await send({ clusters: ['prod'] });

    expect((await send({ clusters: ['prod'], include: [field] })).clusters).toEqual([{ ...plain, ...section }]);
  });

  it('shows default when no cluster is named, or the list is empty', async () => {
    ecs.seed({ clusters: ['default', 'prod'] });
    expect(await namesOf({})).toEqual(['default']);
    expect(await namesOf({ clusters: [] })).toEqual(['default']);
  });

  it('takes names and ARNs, and keeps their order', async () => {
    ecs.seed({ clusters: ['a', 'b', 'c'] });
    expect(await namesOf({ clusters: ['c', `${CLUSTERS}/a`, 'b'] })).toEqual(['c', 'a', 'b']);
  });

  it('reports missing clusters by their ARN and does not throw', async () => {
    ecs.seed({ clusters: ['a'] });
    expect(await send({ clusters: ['nope', 'a', `${CLUSTERS}/gone`] })).toMatchObject({
      clusters: [{ clusterName: 'a' }],
      failures: [
        { arn: `${CLUSTERS}/nope`, reason: 'MISSING' },
        { arn: `${CLUSTERS}/gone`, reason: 'MISSING' },
      ],
    });
    expect(await send()).toMatchObject({
      clusters: [],
      failures: [{ arn: `${CLUSTERS}/default`, reason: 'MISSING' }],
    });
  });

  it('counts tasks by their last status: PROVISIONING, PENDING and ACTIVATING are pending', async () => {
    ecs.seed({
      clusters: ['default', 'other'],
      taskDefinitions: ['web', { family: 'job', networkMode: 'bridge' }],
      tasks: [
        { taskDefinition: 'web', lastStatus: 'PROVISIONING' },
        { taskDefinition: 'web', lastStatus: 'PENDING' },
        { taskDefinition: 'web', lastStatus: 'ACTIVATING' },
        { taskDefinition: 'web', count: 4 },
        { taskDefinition: 'web', lastStatus: 'DEPROVISIONING' },
        { taskDefinition: 'web', lastStatus: 'STOPPED' },
        { taskDefinition: 'job', lastStatus: 'PENDING' },
        { taskDefinition: 'job', count: 2 },
        { taskDefinition: 'web', cluster: 'other' },
      ],
    });

    const { clusters } = await send({ clusters: ['default', 'other'], include: ['STATISTICS'] });
    expect(clusters).toMatchObject([
      {
        runningTasksCount: 6,
        pendingTasksCount: 4,
        statistics: [
          { name: 'runningEC2TasksCount', value: '2' },
          { name: 'runningFargateTasksCount', value: '4' },
          { name: 'pendingEC2TasksCount', value: '1' },
          { name: 'pendingFargateTasksCount', value: '3' },
          { name: 'activeEC2ServiceCount', value: '0' },
          { name: 'activeFargateServiceCount', value: '0' },
          { name: 'drainingEC2ServiceCount', value: '0' },
          { name: 'drainingFargateServiceCount', value: '0' },
        ],
      },
      { runningTasksCount: 1, pendingTasksCount: 0 },
    ]);
  });

  it('counts the container instances that are ACTIVE or DRAINING', async () => {
    ecs.seed({ containerInstances: [{ count: 2 }, { status: 'DRAINING' }] });
    expect(await send()).toMatchObject({ clusters: [{ registeredContainerInstancesCount: 3 }] });
  });

  it('counts services: those of Fargate by launch type or strategy, the others by what runs their tasks', async () => {
    ecs.seed({
      capacityProviders: [{ name: 'asg', autoScalingGroupProvider: { autoScalingGroupArn: 'asg' } }],
      clusters: [{ clusterName: 'default', capacityProviders: ['FARGATE_SPOT', 'asg'] }],
      containerInstances: [{ capacityProviderName: 'asg' }],
      taskDefinitions: ['web', { family: 'job', networkMode: 'bridge' }],
      services: [
        'web',
        {
          serviceName: 'spot',
          taskDefinition: 'web',
          capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
        },
        { serviceName: 'gone', taskDefinition: 'web' },
        { serviceName: 'going', taskDefinition: 'web' },
        { serviceName: 'ec2', taskDefinition: 'job', desiredCount: 0 },
        {
          serviceName: 'group',
          taskDefinition: 'job',
          capacityProviderStrategy: [{ capacityProvider: 'asg', weight: 1 }],
        },
      ],
    });
    await client.send(
      new CreateServiceCommand({
        serviceName: 'external',
        deploymentController: { type: 'EXTERNAL' },
        desiredCount: 0,
      }),
    );
    await client.send(new DeleteServiceCommand({ service: 'gone', force: true }));
    clock.runUntilIdle();
    for (const service of ['going', 'group']) {
      await client.send(new DeleteServiceCommand({ service, force: true }));
    }

    const { clusters: [cluster] = [] } = await send({ include: ['STATISTICS'] });
    expect(cluster?.activeServicesCount).toBe(4);
    expect(cluster?.statistics?.slice(4)).toEqual([
      { name: 'activeEC2ServiceCount', value: '1' },
      { name: 'activeFargateServiceCount', value: '2' },
      { name: 'drainingEC2ServiceCount', value: '1' },
      { name: 'drainingFargateServiceCount', value: '1' },
    ]);
  });

  it('counts a task as running once time has brought it there', async () => {
    ecs.seed({ taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', lastStatus: 'PENDING' }] });
    expect(await send()).toMatchObject({ clusters: [{ runningTasksCount: 0, pendingTasksCount: 1 }] });
    clock.runUntilIdle();
    expect(await send()).toMatchObject({ clusters: [{ runningTasksCount: 1, pendingTasksCount: 0 }] });
  });

  it('shows a deleted cluster as INACTIVE, with nothing in it', async () => {
    ecs.seed({
      clusters: [
        {
          clusterName: 'prod',
          tags: [{ key: 'team', value: 'shop' }],
          capacityProviders: ['FARGATE'],
          defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
        },
      ],
    });
    await client.send(new DeleteClusterCommand({ cluster: 'prod' }));

    expect(await send({ clusters: ['prod'], include: ['TAGS'] })).toMatchObject({
      clusters: [
        {
          clusterArn: `${CLUSTERS}/prod`,
          status: 'INACTIVE',
          runningTasksCount: 0,
          pendingTasksCount: 0,
          tags: [],
          capacityProviders: [],
          defaultCapacityProviderStrategy: [],
        },
      ],
      failures: [],
    });
  });

  it('keeps Regions and accounts apart, even when the ARN names another', async () => {
    ecs.seed({ clusters: ['prod'] });
    ecs.seed({ region: 'eu-west-1', clusters: ['prod', 'abroad'] });
    const abroad = 'arn:aws:ecs:eu-west-1:123456789012:cluster/abroad';
    const foreign = 'arn:aws:ecs:us-east-1:999999999999:cluster/prod';

    expect(await send({ clusters: ['abroad', abroad, foreign] })).toMatchObject({
      clusters: [],
      failures: [
        { arn: `${CLUSTERS}/abroad`, reason: 'MISSING' },
        { arn: abroad, reason: 'MISSING' },
        { arn: foreign, reason: 'MISSING' },
      ],
    });
  });

  it('takes up to 100 clusters', async () => {
    ecs.seed({ clusters: Array.from({ length: 101 }, (_, i) => `c${i}`) });
    const clusters = Array.from({ length: 101 }, (_, i) => `c${i}`);

    expect((await send({ clusters: clusters.slice(1) })).clusters).toHaveLength(100);
    expect(await rejectionOf(send({ clusters }))).toEqual([
      InvalidParameterException,
      'Clusters cannot have more than 100 elements.',
    ]);
  });

  it.each<[string, DescribeClustersCommandInput, string]>([
    [
      'an ARN of something else',
      { clusters: ['arn:aws:ecs:us-east-1:123456789012:service/prod/web'] },
      'Invalid arn syntax.',
    ],
    ['half an ARN', { clusters: ['arn:aws:ecs'] }, 'Invalid arn syntax.'],
    [
      'an unknown section',
      { include: ['EVENTS' as 'TAGS'] },
      'include should be one of [ATTACHMENTS,CONFIGURATIONS,SETTINGS,STATISTICS,TAGS]',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await rejectionOf(send(input))).toEqual([InvalidParameterException, message]);
  });
});
