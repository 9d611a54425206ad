import {
  ClusterContainsContainerInstancesException,
  ClusterContainsServicesException,
  ClusterContainsTasksException,
  ClusterNotFoundException,
  CreateClusterCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  InvalidParameterException,
  ListTasksCommand,
  ListClustersCommand,
  type DeleteClusterCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const CLUSTERS = 'arn:aws:ecs:us-east-1:123456789012:cluster';

describe('DeleteCluster', () => {
  const aws = mockEcs();
  const { ecs, clock } = aws;
  const client = new ECSClient({});
  const remove = async (input: DeleteClusterCommandInput) =>
    (await client.send(new DeleteClusterCommand(input))).cluster;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('makes the cluster INACTIVE, without its tags and capacity providers', async () => {
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

    expect(await remove({ cluster: 'prod' })).toEqual({
      clusterArn: `${CLUSTERS}/prod`,
      clusterName: 'prod',
      status: 'INACTIVE',
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
    expect(aws.changes()).toEqual(['~ cluster/prod ACTIVE → INACTIVE']);
  });

  it('takes an ARN', async () => {
    ecs.seed({ clusters: ['prod'] });
    expect(await remove({ cluster: `${CLUSTERS}/prod` })).toMatchObject({ status: 'INACTIVE' });
    expect((await client.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
  });

  it('gives the INACTIVE cluster once more when it is repeated', async () => {
    ecs.seed({ clusters: ['prod'] });
    const first = await remove({ cluster: 'prod' });
    aws.mark();
    expect(await remove({ cluster: 'prod' })).toEqual(first);
    expect(aws.changes()).toEqual([]);
  });

  it('closes the cluster to everything else', async () => {
    ecs.seed({ clusters: ['prod'] });
    await remove({ cluster: 'prod' });
    expect(await rejectionOf(client.send(new ListTasksCommand({ cluster: 'prod' })))).toEqual([
      ClusterNotFoundException,
      'The referenced cluster was inactive.',
    ]);
  });

  it.each(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING', 'DEACTIVATING', 'STOPPING', 'DEPROVISIONING'] as const)(
    'refuses a cluster with a task that is %s',
    async (lastStatus) => {
      const outcome = { onStop: { after: '10s' } };
      ecs.seed({
        clusters: ['prod'],
        taskDefinitions: ['web'],
        tasks: [{ taskDefinition: 'web', cluster: 'prod', lastStatus, outcome }],
      });

      expect(await rejectionOf(remove({ cluster: 'prod' }))).toEqual([
        ClusterContainsTasksException,
        'The Cluster cannot be deleted while Tasks are active.',
      ]);
      expect(aws.changes()).toEqual([]);
    },
  );

  it.each(['ACTIVE', 'DRAINING'] as const)('refuses a cluster with a container instance that is %s', async (status) => {
    ecs.seed({
      clusters: ['prod'],
      containerInstances: [{ cluster: 'prod', status }],
      taskDefinitions: ['web'],
      tasks: [{ taskDefinition: 'web', cluster: 'prod' }],
    });

    expect(await rejectionOf(remove({ cluster: 'prod' }))).toEqual([
      ClusterContainsContainerInstancesException,
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    ]);
    expect(aws.changes()).toEqual([]);
  });

  it('refuses a cluster with a service that is ACTIVE or DRAINING', async () => {
    ecs.seed({ clusters: ['prod'], taskDefinitions: ['web'], services: [{ taskDefinition: 'web', cluster: 'prod' }] });
    const refusal = [ClusterContainsServicesException, 'The Cluster cannot be deleted while Services are active.'];
    expect(await rejectionOf(remove({ cluster: 'prod' }))).toEqual(refusal);
    expect(aws.changes()).toEqual([]);
    await client.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web', force: true }));
    expect(await rejectionOf(remove({ cluster: 'prod' }))).toEqual(refusal);
    clock.runUntilIdle();

    expect(await remove({ cluster: 'prod' })).toMatchObject({ status: 'INACTIVE', activeServicesCount: 0 });
  });

  it('lets its services be described until the cluster is made again', async () => {
    ecs.seed({ clusters: ['prod'], taskDefinitions: ['web'], services: [{ taskDefinition: 'web', cluster: 'prod' }] });
    await client.send(new DeleteServiceCommand({ cluster: 'prod', service: 'web', force: true }));
    clock.runUntilIdle();
    await remove({ cluster: 'prod' });
    const describeServices = new DescribeServicesCommand({ cluster: 'prod', services: ['web'] });
    expect((await client.send(describeServices)).services).toMatchObject([{ status: 'INACTIVE' }]);
    await client.send(new CreateClusterCommand({ clusterName: 'prod' }));

    expect((await client.send(describeServices)).failures).toMatchObject([{ reason: 'MISSING' }]);
    expect(clock.pending().filter(({ target }) => target.includes(':service/'))).toEqual([]);
  });

  it('deletes a cluster whose tasks have all stopped', async () => {
    ecs.seed({
      clusters: ['prod', 'other'],
      taskDefinitions: ['web'],
      tasks: [
        { taskDefinition: 'web', cluster: 'prod', lastStatus: 'STOPPED' },
        { taskDefinition: 'web', cluster: 'other' },
        { taskDefinition: 'web', cluster: 'prod', lastStatus: 'DEPROVISIONING' },
      ],
    });
    clock.runUntilIdle();
    expect(await remove({ cluster: 'prod' })).toMatchObject({ status: 'INACTIVE' });
  });

  it('keeps the Regions apart', async () => {
    ecs.seed({ region: 'eu-west-1', clusters: ['abroad'] });
    for (const cluster of ['abroad', 'arn:aws:ecs:eu-west-1:123456789012:cluster/abroad']) {
      expect(await rejectionOf(remove({ cluster }))).toEqual([ClusterNotFoundException, 'Cluster not found.']);
    }
    expect(aws.changes()).toEqual([]);
  });

  it.each<[string, DeleteClusterCommandInput, unknown, string]>([
    ['no cluster', { cluster: undefined }, InvalidParameterException, 'Cluster can not be blank.'],
    ['a cluster that never existed', { cluster: 'nope' }, ClusterNotFoundException, 'Cluster not found.'],
    ['half an ARN', { cluster: 'arn:aws:ecs:' }, InvalidParameterException, 'Invalid arn syntax.'],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    expect(await rejectionOf(remove(input))).toEqual([errorClass, message]);
    expect(aws.changes()).toEqual([]);
  });
});
