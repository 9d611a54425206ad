import { ListServiceDeploymentsCommand, type ListServiceDeploymentsCommandInput } from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createServiceWorld } from '../service/service-world.js';

const ECS = 'arn:aws:ecs:us-east-1:123456789012';

describe('ListServiceDeployments', () => {
  const { aws, client, begin, createService, updateService } = createServiceWorld();
  const { ecs, clock } = aws;
  const list = async (input: Partial<ListServiceDeploymentsCommandInput> = {}) => {
    const command = new ListServiceDeploymentsCommand({ service: 'web', ...input });
    return (await client.send(command)).serviceDeployments ?? [];
  };
  const statuses = async (input: Partial<ListServiceDeploymentsCommandInput> = {}) =>
    (await list(input)).map(({ status }) => status);
  /** One that has succeeded, one that has been superseded after ten seconds, and one that is under way. */
  const deployThrice = async () => {
    await createService();
    clock.advance('2m');
    await updateService({ taskDefinition: 'web:2' });
    clock.advance('10s');
    await updateService({ taskDefinition: 'web:3' });
    clock.advance('2s');
  };

  beforeEach(begin);
  afterAll(() => aws.restore());

  it('lists the deployments of a service in brief, the newest first', async () => {
    await deployThrice();
    await createService({ serviceName: 'other' });
    const text = (pattern: string) => expect.stringMatching(new RegExp(`^${ECS}:${pattern}$`)) as string;
    const shared = {
      serviceDeploymentArn: text('service-deployment/default/web/[\\w-]{21}'),
      serviceArn: `${ECS}:service/default/web`,
      clusterArn: `${ECS}:cluster/default`,
      targetServiceRevisionArn: text('service-revision/default/web/\\d{19}'),
    };

    expect(await list()).toEqual([
      {
        ...shared,
        status: 'IN_PROGRESS',
        createdAt: new Date('2024-01-01T00:02:10Z'),
        startedAt: new Date('2024-01-01T00:02:12Z'),
      },
      {
        ...shared,
        status: 'STOPPED',
        statusReason: 'Superseded by a new service deployment.',
        createdAt: new Date('2024-01-01T00:02:00Z'),
        startedAt: new Date('2024-01-01T00:02:02Z'),
      },
      {
        ...shared,
        status: 'SUCCESSFUL',
        createdAt: new Date('2024-01-01T00:00:00Z'),
        startedAt: new Date('2024-01-01T00:00:02Z'),
        finishedAt: new Date('2024-01-01T00:01:00Z'),
      },
    ]);
  });

  it('filters by status and by the time of creation', async () => {
    await deployThrice();
    const after = new Date('2024-01-01T00:01:00Z');
    const before = new Date('2024-01-01T00:02:10Z');

    expect(await statuses({ status: ['STOPPED', 'SUCCESSFUL'] })).toEqual(['STOPPED', 'SUCCESSFUL']);
    expect(await statuses({ status: ['ROLLBACK_FAILED'] })).toEqual([]);
    expect(await statuses({ status: [] })).toEqual(['IN_PROGRESS', 'STOPPED', 'SUCCESSFUL']);
    expect(await statuses({ createdAt: { after } })).toEqual(['IN_PROGRESS', 'STOPPED']);
    expect(await statuses({ createdAt: { before } })).toEqual(['STOPPED', 'SUCCESSFUL']);
    expect(await statuses({ createdAt: { after, before } })).toEqual(['STOPPED']);
    expect(await statuses({ createdAt: { after }, status: ['SUCCESSFUL'] })).toEqual([]);
  });

  it('takes an ARN of the service, and the cluster by name', async () => {
    ecs.seed({ clusters: ['other'] });
    await createService({ cluster: 'other' });

    expect(await statuses({ cluster: 'other', service: `${ECS}:service/other/web` })).toEqual(['PENDING']);
  });

  it('gives twenty at a time by default', async () => {
    await createService({ desiredCount: 0 });
    for (let i = 1; i <= 21; i++) await updateService({ forceNewDeployment: true });
    const first = await client.send(new ListServiceDeploymentsCommand({ service: 'web' }));
    const rest = await list({ nextToken: first.nextToken });
    const arns = [...(first.serviceDeployments ?? []), ...rest].map(({ serviceDeploymentArn }) => serviceDeploymentArn);

    expect(first.serviceDeployments).toHaveLength(20);
    expect(new Set(arns).size).toBe(22);
  });

  it.each<[string, Partial<ListServiceDeploymentsCommandInput>, string, string]>([
    ['no service', { service: undefined }, 'InvalidParameterException', 'Service can not be blank.'],
    ['an unknown service', { service: 'none' }, 'ServiceNotFoundException', 'Service not found.'],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException', 'Cluster not found.'],
    ['pages of 101', { maxResults: 101 }, 'InvalidParameterException', 'maxResults should be between 1 and 100.'],
    ['a token that it did not give', { nextToken: 'bogus' }, 'InvalidParameterException', 'Invalid token'],
  ])('refuses %s', async (_, input, name, message) => {
    await createService();

    await expect(list(input)).rejects.toMatchObject({ name, message });
  });
});
