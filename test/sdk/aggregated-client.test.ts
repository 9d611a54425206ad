import { Batch, ListJobsCommand, ServerException } from '@aws-sdk/client-batch';
import {
  ClusterNotFoundException,
  ECS,
  paginateListClusters,
  type ListClustersCommandOutput,
} from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('the aggregated client', () => {
  const aws = mockAws();
  const ecs = new ECS({});
  const arn = (name: string) => `arn:aws:ecs:us-east-1:123456789012:cluster/${name}`;

  beforeEach(() => {
    aws.ecs.seed({ clusters: ['a', 'b', 'c'] });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('has a method for each command', async () => {
    expect((await ecs.listClusters()).clusterArns).toEqual([arn('a'), arn('b'), arn('c')]);
    expect((await ecs.describeClusters({ clusters: ['b'] })).clusters).toMatchObject([{ clusterName: 'b' }]);
    await expect(ecs.listTasks({ cluster: 'missing' })).rejects.toBeInstanceOf(ClusterNotFoundException);
  });

  it('takes a callback', async () => {
    const answer = await new Promise<ListClustersCommandOutput | undefined>((resolve) => {
      ecs.listClusters({ maxResults: 1 }, (_error: unknown, output?: ListClustersCommandOutput) => resolve(output));
    });

    expect(answer?.clusterArns).toEqual([arn('a')]);
  });

  it('takes an abort signal', async () => {
    await expect(ecs.listClusters({}, { abortSignal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('turns pages', async () => {
    const pages: unknown[] = [];
    for await (const { clusterArns } of ecs.paginateListClusters({}, { pageSize: 2 })) pages.push(clusterArns);

    expect(pages).toEqual([[arn('a'), arn('b')], [arn('c')]]);
  });

  it('turns pages for a paginator', async () => {
    const pages: unknown[] = [];
    for await (const { clusterArns } of paginateListClusters({ client: ecs, pageSize: 2 }, {})) pages.push(clusterArns);

    expect(pages).toEqual([[arn('a'), arn('b')], [arn('c')]]);
    expect(aws.ecs.calls()).toHaveLength(2);
  });

  it('of AWS Batch is answered likewise', async () => {
    aws.faults.fail(ListJobsCommand, 'ServerException');
    await expect(new Batch({ maxAttempts: 1 }).listJobs({ jobQueue: 'queue' })).rejects.toBeInstanceOf(ServerException);
  });
});
