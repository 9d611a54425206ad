import { CreateServiceCommand, DeleteServiceCommand, type CreateServiceCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FARGATE_NETWORK } from '../task/fargate-world.js';
import { createServiceWorld } from './service-world.js';

const NOT_IDEMPOTENT = 'Creation of service was not idempotent.';

describe('CreateService', () => {
  const { aws, client, begin, createService, updateService, service, tasks } = createServiceWorld();
  const { clock, ecs } = aws;
  const deleteService = (force = true) => client.send(new DeleteServiceCommand({ service: 'web', force }));

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('answers with a service that has no tasks yet', async () => {
    const { deployments, currentServiceDeployment, currentServiceRevisions, ...created } = await createService({
      desiredCount: 2,
    });

    expect(created).toEqual({
      serviceArn: 'arn:aws:ecs:us-east-1:123456789012:service/default/web',
      serviceName: 'web',
      clusterArn: 'arn:aws:ecs:us-east-1:123456789012:cluster/default',
      status: 'ACTIVE',
      desiredCount: 2,
      runningCount: 0,
      pendingCount: 0,
      launchType: 'FARGATE',
      platformVersion: 'LATEST',
      platformFamily: 'Linux',
      taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
      deploymentConfiguration: {
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        deploymentCircuitBreaker: { enable: false, rollback: false },
        strategy: 'ROLLING',
      },
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: [], assignPublicIp: 'DISABLED' },
      },
      roleArn: 'arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
      schedulingStrategy: 'REPLICA',
      availabilityZoneRebalancing: 'ENABLED',
      enableECSManagedTags: false,
      enableExecuteCommand: false,
      propagateTags: 'NONE',
      resourceManagementType: 'CUSTOMER',
      ...{ loadBalancers: [], serviceRegistries: [], placementConstraints: [], placementStrategy: [] },
      ...{ events: [], tags: [] },
      createdAt: new Date('2024-01-01T00:00:00Z'),
      createdBy: 'arn:aws:iam::123456789012:root',
    });
    expect(deployments).toMatchObject([
      { status: 'PRIMARY', desiredCount: 2, runningCount: 0, failedTasks: 0, rolloutState: 'IN_PROGRESS' },
    ]);
    expect(deployments?.[0]?.rolloutStateReason).toBe(`ECS deployment ${deployments?.[0]?.id} in progress.`);
    expect(currentServiceDeployment).toContain(':service-deployment/default/web/');
    expect(currentServiceRevisions).toMatchObject([{ requestedTaskCount: 2, runningTaskCount: 0 }]);
  });

  it('keeps what it is given', async () => {
    const shown: Partial<CreateServiceCommandInput> = {
      enableECSManagedTags: true,
      propagateTags: 'SERVICE',
      tags: [{ key: 'team', value: 'a' }],
      launchType: 'EC2',
      placementConstraints: [{ type: 'distinctInstance' }],
      placementStrategy: [{ type: 'binpack', field: 'cpu' }],
      availabilityZoneRebalancing: 'DISABLED',
    };
    const created = await createService({ ...shown, taskDefinition: 'worker', networkConfiguration: undefined });

    expect(created).toMatchObject(shown);
    expect(created).not.toHaveProperty('platformVersion');
  });

  it('starts the tasks', async () => {
    const { deployments } = await createService({ desiredCount: 2 });
    clock.advance('1m');

    expect(tasks()).toMatchObject(
      [1, 2].map(() => ({ group: 'service:web', startedBy: deployments?.[0]?.id, lastStatus: 'RUNNING' })),
    );
  });

  it('uses the default strategy of the cluster', async () => {
    const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }];
    ecs.seed({
      clusters: [
        { clusterName: 'spot', capacityProviders: ['FARGATE_SPOT'], defaultCapacityProviderStrategy: strategy },
      ],
    });
    const created = await createService({ cluster: 'spot', launchType: undefined });

    expect(created).toMatchObject({ capacityProviderStrategy: strategy, platformVersion: 'LATEST' });
    expect(created).not.toHaveProperty('launchType');
  });

  it('uses EC2 where nobody says otherwise', async () => {
    const created = await createService({
      ...{ taskDefinition: 'worker', launchType: undefined, networkConfiguration: undefined },
    });

    expect(created.launchType).toBe('EC2');
  });

  it('returns the service to the same request, whatever has become of it', async () => {
    await createService({ desiredCount: 2 });
    clock.advance('1m');
    await updateService({ desiredCount: 1 });
    const before = aws.state;

    expect(await createService({ desiredCount: 2, cluster: 'default' })).toMatchObject({
      desiredCount: 1,
      runningCount: 2,
    });
    expect(aws.state.ecs).toEqual(before.ecs);
  });

  it('returns the service to the same request with the same token', async () => {
    const { createdAt } = await createService({ clientToken: 'a' });
    clock.advance('1m');

    expect((await createService({ clientToken: 'a' })).createdAt).toEqual(createdAt);
  });

  it('takes a token again for a service of another cluster', async () => {
    ecs.seed({ clusters: ['other'] });
    await createService({ clientToken: 'a' });

    expect((await createService({ clientToken: 'a', cluster: 'other' })).clusterArn).toContain('cluster/other');
  });

  it.each<[string, Partial<CreateServiceCommandInput>]>([
    ['another service with the same token', { serviceName: 'api', clientToken: 'a' }],
    ['the same service with other arguments', { desiredCount: 2 }],
    ['the same service with the arguments of an update', { taskDefinition: 'web:2' }],
  ])('refuses %s', async (_, input) => {
    await createService({ clientToken: 'a' });
    await updateService({ taskDefinition: 'web:2' });

    await expect(createService(input)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: NOT_IDEMPOTENT,
    });
  });

  it('refuses the name of a service that is still DRAINING', async () => {
    await createService();
    clock.advance('1m');
    await deleteService();

    await expect(createService()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Unable to Start a service that is still Draining.',
    });
  });

  it('takes the name of a service that is gone, for good', async () => {
    const { createdAt } = await createService();
    await deleteService();
    clock.advance('10m');
    const again = await createService({ desiredCount: 3 });
    expect(again.createdAt).not.toEqual(createdAt);
    clock.advance('2h');

    expect(await service()).toMatchObject({ status: 'ACTIVE', runningCount: 3 });
  });

  it.each<[string, Partial<CreateServiceCommandInput>, string, string]>([
    ['an unknown definition', { taskDefinition: 'none' }, 'ClientException', 'TaskDefinition not found.'],
    ['an inactive definition', { taskDefinition: 'gone:1' }, 'InvalidParameterException', 'TaskDefinition is inactive'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['a deleted cluster', { cluster: 'old' }, 'ClusterNotFoundException', 'The referenced cluster was inactive.'],
    [
      'an unknown platform version',
      { platformVersion: '9.9.9' },
      'PlatformUnknownException',
      'The specified platform version does not exist.',
    ],
    [
      'managed instances by their launch type',
      { launchType: 'MANAGED_INSTANCES' },
      'ClientException',
      'launch type should be one of [EC2,FARGATE]',
    ],
    [
      'an unknown launch type',
      { launchType: 'LAMBDA' as never },
      'ClientException',
      'launch type should be one of [EC2,FARGATE]',
    ],
    ['no service name', { serviceName: undefined }, 'InvalidParameterException', 'ServiceName can not be blank.'],
  ])('refuses %s, and changes nothing', async (_, input, name, message) => {
    ecs.seed({
      clusters: [{ clusterName: 'old', status: 'INACTIVE' }],
      taskDefinitions: [{ family: 'gone', status: 'INACTIVE' }],
    });
    const before = aws.state;

    await expect(createService(input)).rejects.toMatchObject({ name, message });
    expect(aws.state).toBe(before);
  });

  it('reports what is wrong with the request before a definition or cluster that is missing', async () => {
    const wrong = { serviceName: 'web', desiredCount: -1, cluster: 'none', networkConfiguration: FARGATE_NETWORK };

    await expect(client.send(new CreateServiceCommand({ ...wrong, taskDefinition: 'none' }))).rejects.toThrow(
      'desiredCount must be at least 0.',
    );
    await expect(
      client.send(new CreateServiceCommand({ ...wrong, desiredCount: 1, taskDefinition: 'none' })),
    ).rejects.toThrow('TaskDefinition not found.');
  });
});
