// The samples that the API Reference of 2015 documents, as requests to clients of today.
import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  ECSClient,
  ListClustersCommand,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('the documented samples of clusters', () => {
  const aws = mockEcs({ accountId: '012345678910' });
  const { ecs } = aws;
  const client = new ECSClient({ region: 'us-east-1' });

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('CreateCluster', async () => {
    expect(await client.send(new CreateClusterCommand({ clusterName: 'My-cluster' }))).toMatchObject({
      cluster: {
        activeServicesCount: 0,
        clusterArn: 'arn:aws:ecs:us-east-1:012345678910:cluster/My-cluster',
        clusterName: 'My-cluster',
        pendingTasksCount: 0,
        registeredContainerInstancesCount: 0,
        runningTasksCount: 0,
        status: 'ACTIVE',
      },
    });
  });

  it('DeleteCluster', async () => {
    ecs.seed({ clusters: ['My-cluster'] });

    expect(await client.send(new DeleteClusterCommand({ cluster: 'My-cluster' }))).toMatchObject({
      cluster: {
        activeServicesCount: 0,
        clusterArn: 'arn:aws:ecs:us-east-1:012345678910:cluster/My-cluster',
        clusterName: 'My-cluster',
        pendingTasksCount: 0,
        registeredContainerInstancesCount: 0,
        runningTasksCount: 0,
        status: 'INACTIVE',
      },
    });
  });

  it('DescribeClusters', async () => {
    ecs.seed({ taskDefinitions: ['web'], services: [{ taskDefinition: 'web', desiredCount: 0 }] });

    expect(await client.send(new DescribeClustersCommand({ clusters: ['default'] }))).toMatchObject({
      clusters: [
        {
          activeServicesCount: 1,
          clusterArn: 'arn:aws:ecs:us-east-1:012345678910:cluster/default',
          clusterName: 'default',
          pendingTasksCount: 0,
          registeredContainerInstancesCount: 0,
          runningTasksCount: 0,
          status: 'ACTIVE',
        },
      ],
      failures: [],
    });
  });

  it('ListClusters', async () => {
    ecs.seed({ clusters: ['My-cluster', 'default'] });

    expect(await client.send(new ListClustersCommand({}))).toMatchObject({
      clusterArns: [
        'arn:aws:ecs:us-east-1:012345678910:cluster/My-cluster',
        'arn:aws:ecs:us-east-1:012345678910:cluster/default',
      ],
    });
  });
});
