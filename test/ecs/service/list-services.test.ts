import {
  DeleteServiceCommand,
  ListServicesCommand,
  paginateListServices,
  type ListServicesCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from './service-world.js';

const SERVICES = 'arn:aws:ecs:us-east-1:123456789012:service';

describe('ListServices', () => {
  const { aws, client, begin, createService } = createServiceWorld();
  const { ecs, clock } = aws;
  const list = async (input: ListServicesCommandInput = {}) => {
    const { serviceArns } = await client.send(new ListServicesCommand(input));
    return serviceArns?.map((arn) => arn.replace(`${SERVICES}/`, ''));
  };
  const createOnInstances = (serviceName: string, input = {}) =>
    createService({
      serviceName,
      taskDefinition: 'worker',
      launchType: 'EC2',
      networkConfiguration: undefined,
      ...input,
    });

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('lists the services of a cluster in the order of creation', async () => {
    ecs.seed({ clusters: ['other'] });
    for (const serviceName of ['web', 'api', 'mail']) await createService({ serviceName });
    await createService({ serviceName: 'web', cluster: 'other' });

    expect(await client.send(new ListServicesCommand({}))).toMatchObject({
      serviceArns: [`${SERVICES}/default/web`, `${SERVICES}/default/api`, `${SERVICES}/default/mail`],
    });
    expect(await list({ cluster: 'arn:aws:ecs:us-east-1:123456789012:cluster/other' })).toEqual(['other/web']);
  });

  it('leaves out what is DRAINING or INACTIVE', async () => {
    await createService({ serviceName: 'web' });
    await createService({ serviceName: 'api' });
    clock.advance('1m');
    await client.send(new DeleteServiceCommand({ service: 'web', force: true }));
    expect(await list()).toEqual(['default/api']);
    clock.advance('5m');

    expect(await list()).toEqual(['default/api']);
  });

  it('filters by launch type, which a strategy on Fargate has too', async () => {
    ecs.seed({
      capacityProviders: [{ name: 'asg', autoScalingGroupProvider: { autoScalingGroupArn: 'asg' } }],
      clusters: [{ clusterName: 'mixed', capacityProviders: ['asg', 'FARGATE_SPOT'] }],
    });
    const byStrategy = (capacityProvider: string) => ({
      cluster: 'mixed',
      launchType: undefined,
      capacityProviderStrategy: [{ capacityProvider, weight: 1 }],
    });
    await createService({ serviceName: 'spot', ...byStrategy('FARGATE_SPOT') });
    await createOnInstances('group', byStrategy('asg'));
    await createOnInstances('ec2', { cluster: 'mixed' });
    await createService({ serviceName: 'fargate', cluster: 'mixed' });

    expect(await list({ cluster: 'mixed', launchType: 'FARGATE' })).toEqual(['mixed/spot', 'mixed/fargate']);
    expect(await list({ cluster: 'mixed', launchType: 'EC2' })).toEqual(['mixed/ec2']);
    expect(await list({ cluster: 'mixed', launchType: 'EXTERNAL' })).toEqual([]);
    expect(await list({ cluster: 'mixed' })).toEqual(['mixed/spot', 'mixed/group', 'mixed/ec2', 'mixed/fargate']);
  });

  it('filters by scheduling strategy, and by who manages the resources', async () => {
    await createService();
    await createOnInstances('agent', { schedulingStrategy: 'DAEMON', desiredCount: undefined });

    expect(await list({ schedulingStrategy: 'DAEMON' })).toEqual(['default/agent']);
    expect(await list({ schedulingStrategy: 'REPLICA' })).toEqual(['default/web']);
    expect(await list({ schedulingStrategy: 'REPLICA', launchType: 'EC2' })).toEqual([]);
    expect(await list({ resourceManagementType: 'CUSTOMER' })).toEqual(['default/web', 'default/agent']);
    expect(await list({ resourceManagementType: 'ECS' })).toEqual([]);
  });

  it('gives ten at a time by default', async () => {
    for (let i = 1; i <= 12; i++) await createService({ serviceName: `s${i}`, desiredCount: 0 });
    const pages: (number | undefined)[] = [];
    for await (const page of paginateListServices({ client }, {})) pages.push(page.serviceArns?.length);

    expect(pages).toEqual([10, 2]);
    expect(await list({ maxResults: 12 })).toHaveLength(12);
    expect(await client.send(new ListServicesCommand({ maxResults: 12 }))).not.toHaveProperty('nextToken');
  });

  it.each<[string, ListServicesCommandInput, string, string]>([
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['pages of 0', { maxResults: 0 }, 'InvalidParameterException', 'maxResults should be between 1 and 100.'],
    ['pages of 101', { maxResults: 101 }, 'InvalidParameterException', 'maxResults should be between 1 and 100.'],
    ['a token that it did not give', { nextToken: 'bogus' }, 'InvalidParameterException', 'Invalid token'],
    [
      'an unknown launch type',
      { launchType: 'LAMBDA' as 'EC2' },
      'InvalidParameterException',
      'launch type should be one of [EC2,FARGATE,EXTERNAL]',
    ],
  ])('refuses %s', async (_, input, name, message) => {
    await expect(list(input)).rejects.toMatchObject({ name, message });
  });
});
