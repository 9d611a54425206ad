import {
  ClientException,
  ClusterNotFoundException,
  CreateTaskSetCommand,
  DeleteServiceCommand,
  DeleteTaskSetCommand,
  InvalidParameterException,
  ListTagsForResourceCommand,
  PlatformUnknownException,
  PutClusterCapacityProvidersCommand,
  ServiceNotActiveException,
  ServiceNotFoundException,
  type CreateTaskSetCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createTaskSetWorld, WEB } from './task-set-world.js';

const TARGET_GROUP = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/0123456789abcdef';
const EXTERNAL_ONLY =
  'Amazon ECS only supports task set management on services configured to use external deployment controllers.';

describe('CreateTaskSet', () => {
  const { aws, client, begin, createService, createTaskSet, taskSet, service, tasks } = createTaskSetWorld();
  const { clock } = aws;

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('answers with an ACTIVE task set of 0 %', async () => {
    expect(await createTaskSet()).toEqual({
      id: expect.stringMatching(/^ecs-svc\/\d{19}$/),
      taskSetArn: expect.stringMatching(/^arn:aws:ecs:us-east-1:123456789012:task-set\/default\/web\/ecs-svc\/\d{19}$/),
      serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/default/web',
      clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/default',
      status: 'ACTIVE',
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: [], assignPublicIp: 'DISABLED' },
      },
      loadBalancers: [],
      serviceRegistries: [],
      scale: { value: 0, unit: 'PERCENT' },
      computedDesiredCount: 0,
      runningCount: 0,
      pendingCount: 0,
      stabilityStatus: 'STABILIZING',
      stabilityStatusAt: new Date('2024-01-01T00:00:00Z'),
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T00:00:00Z'),
      tags: [],
    });
  });

  it('keeps what names the task set in another system, its tags and its registries', async () => {
    const serviceRegistries = [{ registryArn: 'arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1' }];
    const tags = [{ key: 'color', value: 'blue' }];
    const created = await createTaskSet({ externalId: 'deploy-7', tags, serviceRegistries });

    expect(created).toMatchObject({ externalId: 'deploy-7', tags, serviceRegistries });
    expect(await client.send(new ListTagsForResourceCommand({ resourceArn: created.taskSetArn }))).toMatchObject({
      tags,
    });
  });

  it('leads to the share of the tasks of the service that the scale says, rounded up', async () => {
    const { id } = await createTaskSet({ scale: { value: 30 } });
    clock.advance('2s');

    expect(await taskSet(id)).toMatchObject({ computedDesiredCount: 2, pendingCount: 2, runningCount: 0 });
    expect(tasks().map(({ startedBy, group }) => [startedBy, group])).toEqual([
      [id, 'service:web'],
      [id, 'service:web'],
    ]);
  });

  it('launches tasks with the strategy of capacity providers that it is given', async () => {
    await client.send(
      new PutClusterCapacityProvidersCommand({
        cluster: 'default',
        capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
        defaultCapacityProviderStrategy: [],
      }),
    );
    const capacityProviderStrategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }];
    const created = await createTaskSet({
      launchType: undefined,
      capacityProviderStrategy,
      scale: { value: 25 },
    });
    clock.advance('2s');

    expect(created).toMatchObject({ capacityProviderStrategy });
    expect(created.launchType).toBeUndefined();
    expect(tasks()).toMatchObject([{ capacityProviderName: 'FARGATE_SPOT' }]);
  });

  it('shows the service without what a PRIMARY task set would have', async () => {
    await createTaskSet({ scale: { value: 100 } });
    clock.advance('1m');
    const shown = await service();

    expect(shown).toMatchObject({
      deployments: [],
      runningCount: 4,
      taskSets: [{ status: 'ACTIVE', runningCount: 4 }],
      deploymentController: { type: 'EXTERNAL' },
    });
    expect(shown.taskDefinition).toBeUndefined();
    expect(shown.launchType).toBeUndefined();
  });

  it('makes one task set of requests with the same token', async () => {
    const first = await createTaskSet({ clientToken: 'deploy-7' });
    const second = await createTaskSet({ clientToken: 'deploy-7' });

    expect(second.id).toBe(first.id);
    expect((await service()).taskSets).toHaveLength(1);
  });

  it('makes another where the one of the token is gone', async () => {
    const first = await createTaskSet({ clientToken: 'deploy-7' });
    await client.send(new DeleteTaskSetCommand({ ...WEB, taskSet: first.id }));
    clock.advance('2s');
    const second = await createTaskSet({ clientToken: 'deploy-7' });

    expect((await service()).taskSets).toMatchObject([{ id: second.id, status: 'ACTIVE' }]);
  });

  it('refuses a token that was used for another request', async () => {
    await createTaskSet({ clientToken: 'deploy-7' });

    await expect(rejectionOf(createTaskSet({ clientToken: 'deploy-7', externalId: 'x' }))).resolves.toEqual([
      InvalidParameterException,
      'Creation of task set was not idempotent.',
    ]);
  });

  it('makes at most five task sets, of which those that are DRAINING count', async () => {
    for (let count = 0; count < 4; count++) await createTaskSet();
    const { id } = await createTaskSet();
    await client.send(new DeleteTaskSetCommand({ ...WEB, taskSet: id }));

    await expect(rejectionOf(createTaskSet())).resolves.toEqual([
      InvalidParameterException,
      '5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.',
    ]);
  });

  it.each<[string, Partial<CreateTaskSetCommandInput>, unknown, string]>([
    ['a missing definition', { taskDefinition: 'no' }, ClientException, 'TaskDefinition not found.'],
    ['a missing cluster', { cluster: 'no' }, ClusterNotFoundException, 'Cluster not found.'],
    ['a missing service', { service: 'no' }, ServiceNotFoundException, 'Service not found.'],
    ['no cluster', { cluster: undefined }, InvalidParameterException, 'Cluster can not be blank.'],
    [
      'a scale above 100',
      { scale: { value: 101 } },
      InvalidParameterException,
      'The scale value must be between 0 and 100.',
    ],
    [
      'a scale below 0',
      { scale: { value: -1 } },
      InvalidParameterException,
      'The scale value must be between 0 and 100.',
    ],
    [
      'a token that is too long',
      { clientToken: 'x'.repeat(37) },
      InvalidParameterException,
      'clientToken can have up to 36 characters of ASCII 33-126.',
    ],
    [
      'a reserved tag',
      { tags: [{ key: 'aws:x', value: '' }] },
      InvalidParameterException,
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ],
    [
      'both a launch type and a strategy',
      { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
      InvalidParameterException,
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    ],
    [
      'two load balancers',
      {
        loadBalancers: [
          { targetGroupArn: TARGET_GROUP, containerName: 'web', containerPort: 80 },
          { targetGroupArn: TARGET_GROUP, containerName: 'web', containerPort: 81 },
        ],
      },
      InvalidParameterException,
      'CreateTaskSet cannot have more than 1 load balancer.',
    ],
    [
      'a load balancer without its container',
      { loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'no', containerPort: 80 }] },
      InvalidParameterException,
      'The container no does not exist in the task definition.',
    ],
    [
      'a platform version on EC2',
      { taskDefinition: 'worker', launchType: 'EC2', networkConfiguration: undefined, platformVersion: '1.4.0' },
      InvalidParameterException,
      'The platform version must be null when specifying an EC2 launch type.',
    ],
    [
      'an unknown platform version',
      { platformVersion: '9.9.9' },
      PlatformUnknownException,
      'The specified platform version does not exist.',
    ],
    [
      'a missing network',
      { networkConfiguration: undefined },
      InvalidParameterException,
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
  ])('refuses %s', async (_, input, errorClass, message) => {
    const before = aws.state.ecs.taskSets;

    await expect(rejectionOf(createTaskSet(input))).resolves.toEqual([errorClass, message]);
    expect(aws.state.ecs.taskSets).toEqual(before);
  });

  it.each(['ECS', 'CODE_DEPLOY'] as const)('refuses a service that %s deploys', async (type) => {
    await createService({
      serviceName: 'other',
      deploymentController: { type },
      taskDefinition: 'api',
      loadBalancers: [{ targetGroupArn: TARGET_GROUP, containerName: 'api', containerPort: 80 }],
    });

    await expect(rejectionOf(createTaskSet({ service: 'other' }))).resolves.toEqual([
      InvalidParameterException,
      EXTERNAL_ONLY,
    ]);
  });

  it('refuses a service that is being deleted', async () => {
    await createTaskSet({ scale: { value: 100 } });
    clock.advance('1m');
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));

    await expect(rejectionOf(createTaskSet())).resolves.toEqual([ServiceNotActiveException, 'Service was not ACTIVE.']);
  });

  it('accepts the ARNs of the cluster and of the service', async () => {
    const { taskSet: created } = await client.send(
      new CreateTaskSetCommand({
        cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/default',
        service: 'arn:aws:ecs:us-east-1:123456789012:service/default/web',
        taskDefinition: 'worker',
        launchType: 'EC2',
      }),
    );

    expect(created).toMatchObject({ launchType: 'EC2', status: 'ACTIVE' });
    expect(created?.platformVersion).toBeUndefined();
  });
});
