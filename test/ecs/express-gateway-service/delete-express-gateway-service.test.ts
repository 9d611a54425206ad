import {
  ClusterNotFoundException,
  DeleteExpressGatewayServiceCommand,
  DeleteServiceCommand,
  DescribeServiceRevisionsCommand,
  InvalidParameterException,
  ListServicesCommand,
  ServiceNotActiveException,
  ServiceNotFoundException,
  waitUntilServicesInactive,
} from '@aws-sdk/client-ecs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createExpressWorld, SERVICE_ARN } from './express-world.js';

describe('DeleteExpressGatewayService', () => {
  const { aws, client, create, describe: describeExpress, service, tasks } = createExpressWorld();
  const { clock } = aws;
  const remove = async (serviceArn = SERVICE_ARN) =>
    (await client.send(new DeleteExpressGatewayServiceCommand({ serviceArn }))).service;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('drains the service', async () => {
    await create({ scalingTarget: { minTaskCount: 2 } });
    clock.runUntilIdle();

    expect(await remove()).toMatchObject({
      serviceArn: SERVICE_ARN,
      status: { statusCode: 'DRAINING' },
      activeConfigurations: [{ primaryContainer: { image: 'shop:1' } }],
      updatedAt: clock.now(),
    });
    expect(await service()).toMatchObject({ status: 'DRAINING', desiredCount: 0 });
    clock.runUntilIdle();
    expect(await describeExpress()).toMatchObject({ status: { statusCode: 'INACTIVE' }, activeConfigurations: [] });
    expect(tasks()).toEqual([]);
    expect((await client.send(new ListServicesCommand({}))).serviceArns).toEqual([]);
  });

  it('passes the waiter for inactive services', async () => {
    await create();
    clock.runUntilIdle();
    await remove();
    const options = { client, maxWaitTime: 600 };

    expect(await clock.fastForward(() => waitUntilServicesInactive(options, { services: ['shop'] }))).toMatchObject({
      state: 'SUCCESS',
    });
  });

  it('takes down what ECS has set up', async () => {
    const { activeConfigurations = [] } = await create();
    clock.runUntilIdle();
    const serviceRevisionArns = activeConfigurations.map(({ serviceRevisionArn = '' }) => serviceRevisionArn);
    const status = async () => {
      const { serviceRevisions = [] } = await client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
      return serviceRevisions[0]?.ecsManagedResources?.ingressPaths?.[0]?.loadBalancer?.status;
    };

    await remove();
    expect(await status()).toBe('DEPROVISIONING');
    clock.advance('3m');
    expect(await status()).toBe('DELETED');
  });

  it('comes before there is a load balancer', async () => {
    await create();
    clock.advance('1m');
    await remove();

    expect(await describeExpress()).toMatchObject({ status: { statusCode: 'INACTIVE' } });
    clock.runUntilIdle();
    expect(tasks()).toEqual([]);
  });

  it('leaves the name free', async () => {
    const { activeConfigurations: [before] = [] } = await create();
    await remove();
    clock.advance('10s');
    const { activeConfigurations: [after] = [] } = await create();

    expect(after?.ingressPaths).not.toEqual(before?.ingressPaths);
    expect(after?.taskDefinitionArn).toBe('arn:aws:ecs:us-east-1:123456789012:task-definition/default-shop:2');
    clock.advance('2m55s');
    expect(aws.state.ecs.expressGatewayServices[SERVICE_ARN]).toMatchObject({ resourceStatus: 'PROVISIONING' });
    clock.runUntilIdle();
    expect(tasks()).toEqual(['default-shop:2']);
  });

  it('forgets the service an hour later', async () => {
    await create();
    await remove();
    clock.advance('61m');

    expect(aws.state.ecs.expressGatewayServices).toEqual({});
    expect(await rejectionOf(remove())).toEqual([ServiceNotFoundException, 'Service not found.']);
  });

  it('is not for a service that is going or has gone', async () => {
    await create();
    clock.runUntilIdle();
    await remove();

    expect(await rejectionOf(remove())).toEqual([ServiceNotActiveException, 'Service is in DRAINING status.']);
    clock.runUntilIdle();
    expect(await rejectionOf(remove())).toEqual([
      ServiceNotActiveException,
      'Cannot perform this operation on a service in INACTIVE status.',
    ]);
  });

  it.each([
    ['an unknown service', `${SERVICE_ARN}s`, ServiceNotFoundException, 'Service not found.'],
    ['an unknown cluster', SERVICE_ARN.replace('default', 'apps'), ClusterNotFoundException, 'Cluster not found.'],
    ['a name', 'shop', InvalidParameterException, 'Invalid arn syntax.'],
  ])('refuses %s', async (_, serviceArn, errorClass, message) => {
    await create();

    expect(await rejectionOf(remove(serviceArn))).toEqual([errorClass, message]);
  });

  it('is the only way to delete the service', async () => {
    await create();

    expect(await rejectionOf(client.send(new DeleteServiceCommand({ service: 'shop', force: true })))).toEqual([
      InvalidParameterException,
      `${SERVICE_ARN} has ResourceManagementType=ECS use DeleteExpressGatewayService to delete`,
    ]);
  });
});
