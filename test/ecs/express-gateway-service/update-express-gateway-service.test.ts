import {
  ClientException,
  ClusterNotFoundException,
  DeleteExpressGatewayServiceCommand,
  DescribeServiceDeploymentsCommand,
  InvalidParameterException,
  ServiceNotActiveException,
  ServiceNotFoundException,
  UpdateServiceCommand,
  type UpdateExpressGatewayServiceCommandInput,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service/service-world.js';
import { rejectionOf } from '../rejection-of.js';
import { createExpressWorld, MAIN, ROLE, SERVICE_ARN } from './express-world.js';

const OWN = 'arn:aws:ecs:us-east-1:123456789012:task-definition/own:1';

describe('UpdateExpressGatewayService', () => {
  const world = createExpressWorld();
  const { aws, client, create, register, update, describe: describeExpress, service, definition, tasks } = world;
  const { clock } = aws;
  const updateService = (input: Partial<UpdateServiceCommandInput>) =>
    client.send(new UpdateServiceCommand({ service: 'shop', ...input }));
  const configurations = async () => (await describeExpress()).activeConfigurations ?? [];

  beforeEach(async () => {
    aws.reset();
    await create();
    clock.runUntilIdle();
  });
  afterAll(() => aws.restore());

  it('gives the configuration that the service is on the way to', async () => {
    const updated = await update({ primaryContainer: { image: 'shop:2', containerPort: 8080 } });
    const [target, before] = await configurations();

    expect(updated).toEqual({
      cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/default',
      serviceName: 'shop',
      serviceArn: SERVICE_ARN,
      status: { statusCode: 'ACTIVE' },
      targetConfiguration: target,
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: clock.now(),
    });
    expect(target).toMatchObject({
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/default-shop:2',
      ...{ executionRoleArn: `${ROLE}/execution`, cpu: '256', memory: '512', healthCheckPath: '/ping' },
      primaryContainer: { image: 'shop:2', containerPort: 8080 },
    });
    expect(before).toMatchObject({ primaryContainer: { image: 'shop:1' } });
    expect(target?.ingressPaths).toEqual(before?.ingressPaths);
  });

  it('brings the new revision out by a canary deployment', async () => {
    await update({ primaryContainer: { image: 'shop:2' } });
    const { currentDeployment = '' } = await describeExpress();
    const weight = async () => {
      const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [currentDeployment] });
      const { serviceDeployments = [] } = await client.send(command);
      return serviceDeployments[0]?.targetServiceRevision?.requestedProductionTrafficWeight;
    };

    expect([await weight(), tasks()]).toEqual([0, ['default-shop:1']]);
    clock.advance('2m');
    expect([await weight(), tasks()]).toEqual([5, ['default-shop:1', 'default-shop:2']]);
    clock.advance('3m');
    expect([await weight(), tasks()]).toEqual([100, ['default-shop:1', 'default-shop:2']]);
    clock.runUntilIdle();
    expect([await weight(), tasks()]).toEqual([100, ['default-shop:2']]);
    expect(await configurations()).toMatchObject([{ primaryContainer: { image: 'shop:2' } }]);
    expect(await describeExpress()).not.toHaveProperty('currentDeployment');
  });

  it('is rolled back by the alarm that ECS has set up', async () => {
    await update({ primaryContainer: { image: 'shop:2' } });
    clock.advance('2m');
    aws.ecs.simulate.alarm('default/shop/RollbackAlarm', 'ALARM');
    clock.runUntilIdle();

    expect(tasks()).toEqual(['default-shop:1']);
    expect(await configurations()).toMatchObject([{ primaryContainer: { image: 'shop:1' }, healthCheckPath: '/ping' }]);
  });

  it('keeps what the request leaves out', async () => {
    await update({ cpu: '512', memory: '1024', taskRoleArn: `${ROLE}/task`, cpuArchitecture: 'ARM64' });
    const { targetConfiguration } = await update({ healthCheckPath: '/health' });

    expect(targetConfiguration).toMatchObject({
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/default-shop:2',
      ...{ cpu: '512', memory: '1024', taskRoleArn: `${ROLE}/task`, executionRoleArn: `${ROLE}/execution` },
      ...{ cpuArchitecture: 'ARM64', healthCheckPath: '/health' },
      primaryContainer: { image: 'shop:1', containerPort: 80 },
    });
  });

  it('replaces the container as a whole, but logs to the same group', async () => {
    await update({ primaryContainer: { image: 'shop:2', command: ['serve'], containerPort: 8080 } });
    const { targetConfiguration } = await update({ primaryContainer: { image: 'shop:3' } });
    const [, , before] = await configurations();

    expect(targetConfiguration?.primaryContainer).toEqual({
      image: 'shop:3',
      containerPort: 80,
      awsLogsConfiguration: before?.primaryContainer?.awsLogsConfiguration,
    });
  });

  it('lets the load balancer follow the port', async () => {
    await update({ primaryContainer: { image: 'shop:2', containerPort: 8080 } });

    expect((await service()).loadBalancers).toMatchObject([{ containerName: 'Main', containerPort: 8080 }]);
  });

  it('changes the network', async () => {
    const [before] = await configurations();
    const { targetConfiguration } = await update({ networkConfiguration: { subnets: ['subnet-1'] } });

    expect(targetConfiguration?.networkConfiguration).toEqual({
      subnets: ['subnet-1'],
      securityGroups: before?.networkConfiguration?.securityGroups,
    });
    clock.runUntilIdle();
    const running = Object.values(aws.state.ecs.tasks).filter(({ lastStatus }) => lastStatus === 'RUNNING');
    expect(running).toMatchObject([
      { attachments: [{ details: expect.arrayContaining([{ name: 'subnetId', value: 'subnet-1' }]) as unknown }] },
    ]);
  });

  it('brings a new revision out even where nothing is different', async () => {
    const [before] = await configurations();
    const { targetConfiguration } = await update({});

    expect(targetConfiguration).toMatchObject({ taskDefinitionArn: before?.taskDefinitionArn });
    expect(targetConfiguration?.serviceRevisionArn).not.toBe(before?.serviceRevisionArn);
  });

  it.each([
    [{ minTaskCount: 3 }, 3, { minTaskCount: 3, maxTaskCount: 20 }],
    [{ maxTaskCount: 4 }, 4, { minTaskCount: 1, maxTaskCount: 4 }],
    [{ minTaskCount: 2, maxTaskCount: 8 }, 5, { minTaskCount: 2, maxTaskCount: 8 }],
  ])('keeps the count of 5 or 1 tasks within the limits %j', async (scalingTarget, desiredCount, shown) => {
    await updateService({ desiredCount: desiredCount === 3 ? 1 : 5 });
    const { targetConfiguration } = await update({ scalingTarget });

    expect(targetConfiguration?.scalingTarget).toEqual({
      ...{ autoScalingMetric: 'AVERAGE_CPU', autoScalingTargetValue: 60, ...shown },
    });
    expect(await service()).toMatchObject({ desiredCount });
  });

  it('goes over to a task definition of the customer, and back', async () => {
    await register([MAIN]);
    expect((await update({ taskDefinitionArn: OWN })).targetConfiguration).toMatchObject({
      ...{ taskDefinitionArn: OWN, cpu: '512', primaryContainer: { image: 'own:1', containerPort: 3000 } },
    });
    clock.runUntilIdle();
    expect(tasks()).toEqual(['own:1']);

    const primaryContainer = { image: 'shop:2' };
    expect(await rejectionOf(update({ primaryContainer }))).toEqual([
      InvalidParameterException,
      'ExecutionRoleArn can not be blank.',
    ]);
    const back = await update({ primaryContainer, executionRoleArn: `${ROLE}/execution` });
    expect(back.targetConfiguration).toMatchObject({ cpu: '256', memory: '512', primaryContainer });
    expect(await definition('default-shop')).toMatchObject({ revision: 2 });
  });

  it('takes a definition of the customer for none that it manages, though it has the name of one', async () => {
    const main = { ...MAIN, portMappings: [{ name: 'http', containerPort: 80 }] };
    await register([main, { name: 'proxy', image: 'proxy:1', essential: false }], { family: 'default-shop' });
    await updateService({ taskDefinition: 'default-shop:2' });
    expect(await rejectionOf(update({ cpu: '512' }))).toEqual([
      InvalidParameterException,
      'PrimaryContainer can not be blank.',
    ]);

    await updateService({ taskDefinition: 'default-shop:1' });
    const { targetConfiguration } = await update({ cpu: '512', memory: '1024' });
    expect(targetConfiguration).toMatchObject({ cpu: '512', primaryContainer: { image: 'shop:1' } });
    expect(await definition('default-shop')).toMatchObject({ revision: 3 });
  });

  it('waits, while the load balancer is being set up, with the rest', async () => {
    aws.reset();
    await create();
    await update({ primaryContainer: { image: 'shop:2' } });
    clock.runUntilIdle();

    expect(tasks()).toEqual(['default-shop:2']);
  });

  it.each<[string, Partial<UpdateExpressGatewayServiceCommandInput>, unknown, string]>([
    [
      'members beside a task definition',
      { taskDefinitionArn: OWN, cpu: '512' },
      InvalidParameterException,
      'cpu cannot be specified together with taskDefinitionArn.',
    ],
    ['an unknown task definition', { taskDefinitionArn: OWN }, ClientException, 'TaskDefinition not found.'],
    [
      'a size that Fargate has not',
      { memory: '300' },
      ClientException,
      'No Fargate configuration exists for given values.',
    ],
    [
      'a health check path that is none',
      { healthCheckPath: 'ping' },
      InvalidParameterException,
      'healthCheckPath must start with a forward slash.',
    ],
    [
      'more requests than can be counted',
      { scalingTarget: { autoScalingMetric: 'REQUEST_COUNT_PER_TARGET', autoScalingTargetValue: 65_537 } },
      InvalidParameterException,
      'autoScalingTargetValue must be between 1 and 65536 for REQUEST_COUNT_PER_TARGET.',
    ],
    [
      'an unknown service',
      { serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/default/web' },
      ServiceNotFoundException,
      'Service not found.',
    ],
    [
      'an unknown cluster',
      { serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/apps/shop' },
      ClusterNotFoundException,
      'Cluster not found.',
    ],
    ['an ARN that is none', { serviceArn: 'shop' }, InvalidParameterException, 'Invalid arn syntax.'],
  ])('refuses %s, and changes nothing', async (_, input, errorClass, message) => {
    const before = aws.snapshot();

    expect(await rejectionOf(update(input))).toEqual([errorClass, message]);
    expect(aws.snapshot().state).toEqual(before.state);
  });

  it('refuses a service that Express Mode has not made', async () => {
    const other = createServiceWorld();
    other.begin();
    const { serviceArn = '' } = await other.createService();

    expect(await rejectionOf(update({ serviceArn }))).toEqual([
      InvalidParameterException,
      `${serviceArn} has ResourceManagementType=CUSTOMER`,
    ]);
    other.aws.restore();
  });

  it.each([
    [{ loadBalancers: [] }, 'loadBalancers'],
    [{ gatewayConnectors: [{ portName: 'main-80-tcp' }] }, 'gatewayConnectors'],
    [{ deploymentConfiguration: { strategy: 'ROLLING' } }, 'deploymentConfiguration.strategy'],
  ] as const)('leaves %j of UpdateService to ECS', async (input, member) => {
    expect(await rejectionOf(updateService(input as Partial<UpdateServiceCommandInput>))).toEqual([
      InvalidParameterException,
      `${member} cannot be updated: ${SERVICE_ARN} has ResourceManagementType=ECS`,
    ]);
  });

  it('leaves the rest to UpdateService, which keeps what Express Mode has said', async () => {
    const alarms = { alarmNames: ['mine'], enable: false, rollback: false };
    await updateService({ forceNewDeployment: true, desiredCount: 2, deploymentConfiguration: { alarms } });
    clock.runUntilIdle();

    expect(tasks()).toEqual(['default-shop:1', 'default-shop:1']);
    expect(await service()).toMatchObject({ deploymentConfiguration: { strategy: 'CANARY', alarms } });
    expect(await configurations()).toMatchObject([{ healthCheckPath: '/ping', scalingTarget: { maxTaskCount: 20 } }]);
  });

  it('is for a service that is ACTIVE', async () => {
    await client.send(new DeleteExpressGatewayServiceCommand({ serviceArn: SERVICE_ARN }));
    expect(await rejectionOf(update({}))).toEqual([ServiceNotActiveException, 'Service is in DRAINING status.']);
    clock.runUntilIdle();
    expect(await rejectionOf(update({}))).toEqual([
      ServiceNotActiveException,
      'Cannot perform this operation on a service in INACTIVE status.',
    ]);
  });
});
