import {
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeServiceRevisionsCommand,
  ListServicesCommand,
  waitUntilServicesStable,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createExpressWorld, MAIN, ROLE, SERVICE_ARN } from './express-world.js';

describe('CreateExpressGatewayService', () => {
  const world = createExpressWorld();
  const { aws, client, create, createOwn, register, describe: describeExpress, service, definition, tasks } = world;
  const { clock } = aws;
  const revision = async () => {
    const { activeConfigurations = [] } = await describeExpress();
    const serviceRevisionArns = activeConfigurations.map(({ serviceRevisionArn = '' }) => serviceRevisionArn);
    const { serviceRevisions = [] } = await client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
    return serviceRevisions[0] ?? {};
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives the service with the defaults of AWS', async () => {
    const express = await create();

    expect(express).toEqual({
      cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/default',
      serviceName: 'shop',
      serviceArn: SERVICE_ARN,
      infrastructureRoleArn: `${ROLE}/infrastructure`,
      status: { statusCode: 'ACTIVE' },
      currentDeployment: expect.stringMatching(/:service-deployment\/default\/shop\/[\w-]{21}$/) as string,
      activeConfigurations: [
        {
          serviceRevisionArn: expect.stringMatching(/:service-revision\/default\/shop\/\d{19}$/) as string,
          executionRoleArn: `${ROLE}/execution`,
          taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/default-shop:1',
          ...{ cpu: '256', memory: '512', cpuArchitecture: 'X86_64', healthCheckPath: '/ping' },
          networkConfiguration: {
            subnets: ['subnet-00000000000000001', 'subnet-00000000000000002', 'subnet-00000000000000003'],
            securityGroups: [expect.stringMatching(/^sg-0[\da-f]{16}$/) as string],
          },
          primaryContainer: {
            image: 'shop:1',
            containerPort: 80,
            awsLogsConfiguration: {
              logGroup: expect.stringMatching(/^\/aws\/ecs\/default\/shop-[\da-f]{4}$/) as string,
              logStreamPrefix: 'ecs',
            },
          },
          scalingTarget: {
            ...{ minTaskCount: 1, maxTaskCount: 20 },
            ...{ autoScalingMetric: 'AVERAGE_CPU', autoScalingTargetValue: 60 },
          },
          ingressPaths: [
            {
              accessType: 'PUBLIC',
              endpoint: expect.stringMatching(/^sh-[\da-f]{32}\.ecs\.us-east-1\.on\.aws$/) as string,
            },
          ],
          createdAt: new Date('2024-01-01T00:00:00Z'),
        },
      ],
      tags: [],
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T00:00:00Z'),
    });
    expect(await describeExpress()).toEqual(express);
  });

  it('registers a task definition for Fargate', async () => {
    const { activeConfigurations } = await create({
      taskRoleArn: `${ROLE}/task`,
      ...{ cpu: '1 vCPU', memory: '2 GB', cpuArchitecture: 'ARM64' },
      primaryContainer: {
        image: 'shop:1',
        containerPort: 8080,
        command: ['serve'],
        environment: [{ name: 'STAGE', value: 'test' }],
        secrets: [{ name: 'TOKEN', valueFrom: 'token' }],
        repositoryCredentials: { credentialsParameter: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:hub' },
        awsLogsConfiguration: { logGroup: 'shop-logs', logStreamPrefix: 'web' },
      },
    });

    expect(activeConfigurations?.[0]).toMatchObject({
      ...{ cpu: '1024', memory: '2048', cpuArchitecture: 'ARM64', taskRoleArn: `${ROLE}/task` },
      primaryContainer: {
        ...{ image: 'shop:1', containerPort: 8080, command: ['serve'] },
        environment: [{ name: 'STAGE', value: 'test' }],
        secrets: [{ name: 'TOKEN', valueFrom: 'token' }],
        repositoryCredentials: { credentialsParameter: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:hub' },
        awsLogsConfiguration: { logGroup: 'shop-logs', logStreamPrefix: 'web' },
      },
    });
    expect(await definition('default-shop:1')).toMatchObject({
      ...{ family: 'default-shop', networkMode: 'awsvpc', cpu: '1024', memory: '2048' },
      requiresCompatibilities: ['FARGATE'],
      runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'ARM64' },
      executionRoleArn: `${ROLE}/execution`,
      taskRoleArn: `${ROLE}/task`,
      containerDefinitions: [
        {
          ...{ name: 'Main', image: 'shop:1', essential: true, stopTimeout: 30, versionConsistency: 'enabled' },
          command: ['serve'],
          environment: [{ name: 'STAGE', value: 'test' }],
          secrets: [{ name: 'TOKEN', valueFrom: 'token' }],
          repositoryCredentials: { credentialsParameter: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:hub' },
          portMappings: [{ name: 'main-8080-tcp', containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
          linuxParameters: { initProcessEnabled: true },
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              ...{ 'awslogs-group': 'shop-logs', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' },
              ...{ mode: 'non-blocking', 'max-buffer-size': '25m' },
            },
          },
        },
      ],
    });
  });

  it('makes a service on Fargate behind a load balancer, with canary deployments', async () => {
    await create({ scalingTarget: { minTaskCount: 2 } });

    expect(await service()).toMatchObject({
      ...{ status: 'ACTIVE', resourceManagementType: 'ECS', desiredCount: 2, schedulingStrategy: 'REPLICA' },
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 1, weight: 1 }],
      ...{ platformVersion: 'LATEST', availabilityZoneRebalancing: 'ENABLED', healthCheckGracePeriodSeconds: 300 },
      ...{ enableECSManagedTags: true, propagateTags: 'SERVICE' },
      networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'ENABLED' } },
      deploymentConfiguration: {
        ...{ strategy: 'CANARY', maximumPercent: 200, minimumHealthyPercent: 100, bakeTimeInMinutes: 3 },
        canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
        alarms: { alarmNames: ['default/shop/RollbackAlarm'], enable: true, rollback: true },
      },
      loadBalancers: [
        {
          ...{ containerName: 'Main', containerPort: 80 },
          advancedConfiguration: { roleArn: `${ROLE}/infrastructure` },
        },
      ],
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/default-shop:1',
      deployments: [{ taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/default-shop:1' }],
    });
  });

  it('launches the tasks as soon as there is a load balancer for them', async () => {
    await create();
    const statuses = async () => {
      const { ecsManagedResources: { ingressPaths = [], autoScaling, logGroups = [] } = {} } = await revision();
      return [
        ingressPaths[0]?.loadBalancer?.status,
        autoScaling?.scalableTarget?.status,
        logGroups[0]?.status,
        Object.keys(aws.state.ecs.tasks).length,
      ];
    };

    expect(await statuses()).toEqual(['PROVISIONING', 'PROVISIONING', 'PROVISIONING', 0]);
    clock.advance('2m59s');
    expect(await statuses()).toEqual(['PROVISIONING', 'PROVISIONING', 'PROVISIONING', 0]);
    clock.advance('10s');
    expect(await statuses()).toEqual(['ACTIVE', 'ACTIVE', 'ACTIVE', 1]);
  });

  it('lets the tasks run, with the tags of the service', async () => {
    await create({ tags: [{ key: 'team', value: 'a' }] });
    const options = { client, maxWaitTime: 600 };
    await clock.fastForward(() => waitUntilServicesStable(options, { services: [SERVICE_ARN] }));

    expect(tasks()).toEqual(['default-shop:1']);
    expect(Object.values(aws.state.ecs.tasks)[0]).toMatchObject({
      ...{ launchType: 'FARGATE', capacityProviderName: 'FARGATE', group: 'service:shop' },
      tags: [
        { key: 'team', value: 'a' },
        { key: 'aws:ecs:clusterName', value: 'default' },
        { key: 'aws:ecs:serviceName', value: 'shop' },
      ],
    });
    expect(await describeExpress()).not.toHaveProperty('currentDeployment');
  });

  it('tells what ECS has set up in other services', async () => {
    await create({
      healthCheckPath: '/health',
      networkConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
    });
    const { ecsManagedResources = {} } = await revision();

    expect(ecsManagedResources).toMatchObject({
      ingressPaths: [
        {
          accessType: 'PUBLIC',
          loadBalancer: { scheme: 'internet-facing', subnetIds: ['subnet-1'] },
          targetGroups: [
            { healthCheckPath: '/health', healthCheckPort: 80, port: 80 },
            { healthCheckPath: '/health', healthCheckPort: 80, port: 80 },
          ],
        },
      ],
      autoScaling: {
        scalableTarget: { minCapacity: 1, maxCapacity: 20 },
        applicationAutoScalingPolicies: [
          { policyType: 'TargetTrackingScaling', targetValue: 60, metric: 'ECSServiceAverageCPUUtilization' },
        ],
      },
      metricAlarms: [{ arn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:default/shop/RollbackAlarm' }],
      serviceSecurityGroups: [],
    });
    expect((await service()).networkConfiguration?.awsvpcConfiguration).toEqual({
      ...{ subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'ENABLED' },
    });
  });

  it('takes the subnets that have been seeded for those of the default VPC', async () => {
    aws.ecs.seed({ subnets: [{ subnetId: 'subnet-a', availabilityZone: 'us-east-1a' }] });
    const { activeConfigurations } = await create();

    expect(activeConfigurations?.[0]?.networkConfiguration?.subnets).toEqual(['subnet-a']);
  });

  it.each([
    ['which is meant without a name', undefined],
    ['by its name', 'default'],
    ['by its ARN', 'arn:aws:ecs:us-east-1:123456789012:cluster/default'],
  ])('makes the default cluster, %s, where there is none', async (_how, cluster) => {
    await create({ cluster });
    const { clusters } = await client.send(new DescribeClustersCommand({}));

    expect(clusters).toMatchObject([{ clusterName: 'default', status: 'ACTIVE', capacityProviders: ['FARGATE'] }]);
  });

  it('lets the cluster use Fargate', async () => {
    await client.send(new CreateClusterCommand({ clusterName: 'apps' }));
    const { serviceArn } = await create({ cluster: 'apps' });
    const { clusters } = await client.send(new DescribeClustersCommand({ clusters: ['apps'] }));

    expect(serviceArn).toBe('arn:aws:ecs:us-east-1:123456789012:service/apps/shop');
    expect(clusters).toMatchObject([{ capacityProviders: ['FARGATE'] }]);
  });

  it('names the service after its image', async () => {
    const { serviceName } = await create({
      serviceName: undefined,
      primaryContainer: { image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop.web:v1' },
    });

    expect(serviceName).toMatch(/^shop-web-[\da-f]{4}$/);
  });

  it('runs a task definition of the customer', async () => {
    const taskDefinitionArn = await register([MAIN, { name: 'proxy', image: 'proxy:1', essential: false }]);
    const { activeConfigurations = [] } = await createOwn({ taskDefinitionArn });

    expect(activeConfigurations).toMatchObject([
      { taskDefinitionArn, cpu: '512', memory: '1024', primaryContainer: { image: 'own:1', containerPort: 3000 } },
    ]);
    expect(activeConfigurations[0]).not.toHaveProperty('cpuArchitecture');
    clock.runUntilIdle();
    expect(tasks()).toEqual(['own:1']);
    expect((await createOwn({ serviceName: undefined, taskDefinitionArn })).serviceName).toMatch(/^own-[\da-f]{4}$/);
  });

  it('is one of the services that ECS manages', async () => {
    aws.ecs.seed({ taskDefinitions: ['web'], services: [{ serviceName: 'web', taskDefinition: 'web' }] });
    await create();
    const list = async (resourceManagementType: 'CUSTOMER' | 'ECS') =>
      (await client.send(new ListServicesCommand({ resourceManagementType }))).serviceArns;

    expect(await list('ECS')).toEqual([SERVICE_ARN]);
    expect(await list('CUSTOMER')).toEqual(['arn:aws:ecs:us-east-1:123456789012:service/default/web']);
  });

  it('takes no time where nothing does', async () => {
    const instant = createExpressWorld({ timing: 'instant' });
    const { status, currentDeployment } = await instant.create();

    expect({ status, isDeploying: currentDeployment !== undefined }).toEqual({
      status: { statusCode: 'ACTIVE' },
      isDeploying: true,
    });
    expect(await instant.describe()).not.toHaveProperty('currentDeployment');
    expect(instant.tasks()).toEqual(['default-shop:1']);
    instant.aws.restore();
  });

  it('goes on from a snapshot', async () => {
    await create();
    clock.advance('1m');
    const snapshot = aws.snapshot();
    aws.reset();
    aws.load(snapshot);
    clock.runUntilIdle();

    expect(tasks()).toEqual(['default-shop:1']);
  });
});
