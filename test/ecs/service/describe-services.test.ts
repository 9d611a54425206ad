import {
  DeleteServiceCommand,
  DescribeServicesCommand,
  type CreateServiceCommandInput,
  type DescribeServicesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from './service-world.js';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';
const ROLE = 'arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
const text = (pattern: string) => expect.stringMatching(new RegExp(`^${pattern}$`)) as string;
const ID = text('ecs-svc/\\d{19}');
const NETWORK = {
  awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: [], assignPublicIp: 'DISABLED' },
};

describe('DescribeServices', () => {
  const { aws, client, begin, createService, updateService, service, tasks, messages } = createServiceWorld();
  const { ecs, clock } = aws;
  const send = (input: Partial<DescribeServicesCommandInput> = {}) =>
    client.send(new DescribeServicesCommand({ services: ['web'], ...input }));
  const ON_INSTANCES: Partial<CreateServiceCommandInput> = {
    taskDefinition: 'worker',
    launchType: 'EC2',
    networkConfiguration: undefined,
  };
  beforeEach(begin);
  afterAll(() => aws.restore());

  it('shows a service on Fargate', async () => {
    await createService({ desiredCount: 2 });
    clock.advance('2m');
    const { failures, services } = await send();

    expect(failures).toEqual([]);
    expect(services).toEqual([
      {
        serviceArn: `${ECS}:service/default/web`,
        serviceName: 'web',
        clusterArn: `${ECS}:cluster/default`,
        status: 'ACTIVE',
        createdAt: new Date('2024-01-01T00:00:00Z'),
        createdBy: 'arn:aws:iam::123456789012:root',
        desiredCount: 2,
        runningCount: 2,
        pendingCount: 0,
        launchType: 'FARGATE',
        platformVersion: 'LATEST',
        platformFamily: 'Linux',
        taskDefinition: `${ECS}:task-definition/web:1`,
        networkConfiguration: NETWORK,
        roleArn: ROLE,
        loadBalancers: [],
        serviceRegistries: [],
        placementConstraints: [],
        placementStrategy: [],
        schedulingStrategy: 'REPLICA',
        availabilityZoneRebalancing: text('ENABLED|DISABLED'),
        enableECSManagedTags: false,
        propagateTags: 'NONE',
        enableExecuteCommand: false,
        resourceManagementType: 'CUSTOMER',
        deploymentConfiguration: {
          maximumPercent: 200,
          minimumHealthyPercent: 100,
          deploymentCircuitBreaker: { enable: false, rollback: false },
          strategy: 'ROLLING',
        },
        deployments: [
          {
            id: ID,
            status: 'PRIMARY',
            taskDefinition: `${ECS}:task-definition/web:1`,
            desiredCount: 2,
            runningCount: 2,
            pendingCount: 0,
            failedTasks: 0,
            launchType: 'FARGATE',
            platformVersion: '1.4.0',
            platformFamily: 'Linux',
            networkConfiguration: NETWORK,
            rolloutState: 'COMPLETED',
            rolloutStateReason: text('ECS deployment ecs-svc/\\d{19} completed\\.'),
            createdAt: new Date('2024-01-01T00:00:00Z'),
            updatedAt: new Date('2024-01-01T00:01:00Z'),
          },
        ],
        currentServiceRevisions: [
          {
            arn: text(`${ECS}:service-revision/default/web/\\d{19}`),
            requestedTaskCount: 2,
            runningTaskCount: 2,
            pendingTaskCount: 0,
          },
        ],
        events: [
          { message: '(service web) has reached a steady state.', createdAt: new Date('2024-01-01T00:01:00Z') },
          {
            message: text('\\(service web\\) \\(deployment ecs-svc/\\d{19}\\) deployment completed\\.'),
            createdAt: new Date('2024-01-01T00:01:00Z'),
          },
          {
            message: text('\\(service web\\) has started 2 tasks: \\(task .{32}\\) \\(task .{32}\\)\\.'),
            createdAt: new Date('2024-01-01T00:00:02Z'),
          },
        ].map((event) => ({ id: text('[\\da-f-]{36}'), ...event })),
        tags: [],
      },
    ]);
  });

  it('shows a service on container instances without platform, network and role', async () => {
    ecs.seed({ containerInstances: [{}] });
    await createService(ON_INSTANCES);
    clock.advance('2m');
    const shown = await service();

    expect(shown).toMatchObject({ launchType: 'EC2', runningCount: 1, deployments: [{ launchType: 'EC2' }] });
    for (const part of [shown, shown.deployments?.[0]]) {
      for (const member of ['platformVersion', 'platformFamily', 'networkConfiguration', 'roleArn']) {
        expect(part).not.toHaveProperty(member);
      }
    }
  });

  it('shows tags only where they are asked for', async () => {
    const tags = [{ key: 'team', value: 'shop' }];
    await createService({ tags });

    expect((await send()).services).toMatchObject([{ tags: [] }]);
    expect((await send({ include: ['TAGS'] })).services).toMatchObject([{ tags }]);
  });

  it('takes names and ARNs, long and short, and reports what is missing', async () => {
    await createService();
    await createService({ serviceName: 'api' });
    const references = ['api', 'none', `${ECS}:service/default/web`, `${ECS}:service/web`, `${ECS}:service/default/no`];

    const { services, failures } = await send({ services: references });
    expect(services?.map(({ serviceName }) => serviceName)).toEqual(['api', 'web', 'web']);
    expect(failures).toEqual([
      { arn: `${ECS}:service/default/none`, reason: 'MISSING' },
      { arn: `${ECS}:service/default/no`, reason: 'MISSING' },
    ]);
  });

  it('looks into the cluster that is named, and no other', async () => {
    ecs.seed({ clusters: ['other'] });
    await createService();

    expect(await send({ cluster: 'other' })).toMatchObject({
      services: [],
      failures: [{ arn: `${ECS}:service/other/web`, reason: 'MISSING' }],
    });
  });

  it('still shows a service that has been deleted, for an hour', async () => {
    await createService();
    clock.advance('1m');
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    expect((await send()).services).toMatchObject([{ status: 'DRAINING', desiredCount: 0 }]);
    clock.advance('5m');
    expect((await send()).services).toMatchObject([
      { status: 'INACTIVE', desiredCount: 0, runningCount: 0, pendingCount: 0, deployments: [] },
    ]);
    clock.advance('1h');

    expect((await send()).failures).toEqual([{ arn: `${ECS}:service/default/web`, reason: 'MISSING' }]);
  });

  it('tells what has happened to a service', async () => {
    await createService({ desiredCount: 2 });
    clock.advance('1m');

    expect(await messages()).toEqual([
      '(service web) has started 2 tasks: (task #1) (task #2).',
      '(service web) (deployment ecs-svc/#3) deployment completed.',
      '(service web) has reached a steady state.',
    ]);
  });

  it('keeps the last hundred events', async () => {
    await createService();
    clock.advance('1m');
    for (let i = 0; i < 60; i++) {
      await updateService({ desiredCount: (i % 2) + 1 });
      clock.advance('2m');
    }
    const { events = [] } = await service();

    expect(events).toHaveLength(100);
    expect(events[0]?.createdAt?.getTime()).toBeGreaterThan(events[99]?.createdAt?.getTime() ?? Infinity);
    expect(tasks()).toHaveLength(2);
  });

  it.each<[string, Partial<DescribeServicesCommandInput>, string, string]>([
    ['no list', { services: undefined }, 'InvalidParameterException', 'Services can not be blank.'],
    ['an empty list', { services: [] }, 'InvalidParameterException', 'Services cannot be empty.'],
    [
      'more than ten services',
      { services: Array.from({ length: 11 }, () => 'web') },
      'InvalidParameterException',
      'Services cannot have more than 10 elements.',
    ],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    [
      'a service of another cluster',
      { services: [`${ECS}:service/other/web`] },
      'InvalidParameterException',
      'Invalid identifier: Identifier is for cluster other. Your cluster is default',
    ],
    [
      'too many separators',
      { services: [`${ECS}:service/a/b/c`] },
      'InvalidParameterException',
      'Invalid identifier: Unexpected number of separators',
    ],
    [
      'an ARN of something else',
      { services: [`${ECS}:cluster/default`] },
      'InvalidParameterException',
      'Invalid arn syntax.',
    ],
    [
      'a service of another account',
      { services: ['arn:aws:ecs:us-east-1:999999999999:service/default/web'] },
      'InvalidParameterException',
      'Invalid identifier: Identifier is for 999999999999. Your accountId is 123456789012',
    ],
  ])('refuses %s', async (_, input, name, message) => {
    await createService();

    await expect(send(input)).rejects.toMatchObject({ name, message });
  });
});
