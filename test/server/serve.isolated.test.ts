import {
  BatchClient,
  DescribeJobsCommand,
  ListTagsForResourceCommand as ListJobTagsCommand,
  SubmitJobCommand,
  TagResourceCommand as TagJobCommand,
  UntagResourceCommand as UntagJobCommand,
} from '@aws-sdk/client-batch';
import {
  ClientException,
  ClusterNotFoundException,
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  paginateListClusters,
  RunTaskCommand,
  TagResourceCommand,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs';
import { UsageError } from 'aws-ecs-batch-mock';
import { serve, type Server } from 'aws-ecs-batch-mock/serve';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

describe('a served world', () => {
  let server: Server;
  let client: ECSClient;
  let batchClient: BatchClient;
  const connect = (region = 'eu-west-1') => ({
    endpoint: server.url,
    region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const runReport = async () => {
    server.aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['report'] });
    const { tasks: [task] = [] } = await client.send(
      new RunTaskCommand({
        taskDefinition: 'report',
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
    return task;
  };

  beforeAll(async () => {
    server = await serve({ region: 'eu-west-1' });
    client = new ECSClient(connect());
    batchClient = new BatchClient(connect());
  });
  afterEach(() => server.aws.reset());
  afterAll(async () => {
    client.destroy();
    batchClient.destroy();
    await server.close();
  });

  it('runs tasks', async () => {
    const { aws } = server;
    aws.ecs.onTask({ family: 'report' }, { exitCode: 3, after: '1m' });
    const task = await runReport();
    expect(task).toMatchObject({ lastStatus: 'PROVISIONING', createdAt: new Date('2024-01-01T00:00:00Z') });

    aws.clock.runUntilIdle();
    const tasks = [task?.taskArn ?? ''];
    expect(await client.send(new DescribeTasksCommand({ tasks }))).toMatchObject({
      $metadata: { httpStatusCode: 200, attempts: 1, requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
      tasks: [{ lastStatus: 'STOPPED', stoppedAt: aws.clock.now(), containers: [{ exitCode: 3 }] }],
    });
  });

  it('runs jobs, on the same port', async () => {
    server.aws.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] });
    const job = { jobName: 'report', jobQueue: 'nightly', jobDefinition: 'report', tags: { 'a b/c': 'ü' } };
    const { jobId = '', jobArn: resourceArn } = await batchClient.send(new SubmitJobCommand(job));
    server.aws.clock.runUntilIdle();

    const { jobs } = await batchClient.send(new DescribeJobsCommand({ jobs: [jobId] }));
    expect(jobs).toMatchObject([{ status: 'SUCCEEDED', createdAt: 1_704_067_200_000 }]);
    await batchClient.send(new TagJobCommand({ resourceArn, tags: { team: 'data' } }));
    await batchClient.send(new UntagJobCommand({ resourceArn, tagKeys: ['a b/c', 'none'] }));
    expect(await batchClient.send(new ListJobTagsCommand({ resourceArn }))).toMatchObject({ tags: { team: 'data' } });
  });

  it('answers waiters and paginators', async () => {
    server.aws.ecs.onTask({}, { exitCode: 0 });
    const task = await runReport();
    server.aws.clock.runUntilIdle();
    const waited = await waitUntilTasksStopped({ client, maxWaitTime: 10 }, { tasks: [task?.taskArn ?? ''] });
    expect(waited.state).toBe('SUCCESS');

    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    const pages: (string[] | undefined)[] = [];
    for await (const page of paginateListClusters({ client, pageSize: 1 }, {})) pages.push(page.clusterArns);
    expect(pages).toEqual([
      ['arn:aws:ecs:eu-west-1:123456789012:cluster/default'],
      ['arn:aws:ecs:eu-west-1:123456789012:cluster/web'],
    ]);
  });

  it('answers with the exceptions of the SDK', async () => {
    const refused = client.send(new DescribeTasksCommand({ cluster: 'web', tasks: ['0123456789abcdef'] }));
    await expect(refused).rejects.toBeInstanceOf(ClusterNotFoundException);
    await expect(refused).rejects.toMatchObject({ message: 'Cluster not found.', $metadata: { httpStatusCode: 400 } });

    const job = { jobName: 'report', jobQueue: 'nightly', jobDefinition: 'report' };
    await expect(batchClient.send(new SubmitJobCommand(job))).rejects.toMatchObject({
      name: 'ClientException',
      message: 'JobQueue nightly not found.',
    });
  });

  it('keeps the Regions apart: a request tells its own by its signature', async () => {
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    const abroad = new ECSClient(connect('us-west-2'));
    const { clusterArns } = await abroad.send(new ListClustersCommand({}));
    abroad.destroy();

    expect(clusterArns).toEqual([]);
  });

  it('records calls and lets stubs and faults answer, as a mock does', async () => {
    const { ecs, faults } = server.aws;
    ecs.on(ListClustersCommand).resolvesOnce({ clusterArns: ['arn'], nextToken: 'more' });
    ecs.on(ListClustersCommand, { nextToken: 'more' }).rejects(new ClientException({ message: 'No.', $metadata: {} }));
    faults.throttle(DescribeClustersCommand);

    expect(await client.send(new ListClustersCommand({}))).toMatchObject({ clusterArns: ['arn'], nextToken: 'more' });
    await expect(client.send(new ListClustersCommand({ nextToken: 'more' }))).rejects.toBeInstanceOf(ClientException);
    await expect(client.send(new DescribeClustersCommand({}))).rejects.toThrow('Rate exceeded');
    expect(ecs.commandCalls(ListClustersCommand).map(({ args: [{ input }] }) => input)).toEqual([
      {},
      { nextToken: 'more' },
    ]);
    expect(ecs.call(0)?.args[0]).toBeInstanceOf(ListClustersCommand);
  });

  it('tells the commands of both services apart that are called the same', async () => {
    server.aws.faults.throttle(TagResourceCommand);
    const arn = 'arn:aws:batch:eu-west-1:123456789012:job-queue/none';
    await expect(batchClient.send(new TagJobCommand({ resourceArn: arn, tags: {} }))).rejects.not.toThrow(
      'Rate exceeded',
    );
    await expect(client.send(new TagResourceCommand({ resourceArn: arn, tags: [] }))).rejects.toThrow('Rate exceeded');
  });

  it('loses the response of a call that has had its effect', async () => {
    server.aws.faults.loseResponse(CreateClusterCommand);
    const lost = client.send(new CreateClusterCommand({ clusterName: 'web' }));
    await expect(lost).rejects.toMatchObject({ code: 'ECONNRESET' });

    expect(Object.keys(server.aws.state.ecs.clusters)).toEqual(['arn:aws:ecs:eu-west-1:123456789012:cluster/web']);
  });

  it('is reached at an address of this machine when it listens on all', async () => {
    await using other = await serve({ host: '0.0.0.0' });
    expect(other.url).toBe(`http://127.0.0.1:${other.port}`);
    expect((await fetch(`${other.url}/_mock/health`)).status).toBe(200);
  });

  it('is closed by restore, too', async () => {
    const other = await serve();
    other.aws.restore();
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow('fetch failed');
  });

  it('refuses a port or a host that it cannot have', async () => {
    await expect(serve({ port: server.port })).rejects.toThrow(UsageError);
    await expect(serve({ port: server.port })).rejects.toThrow(
      `Failed to listen on port ${server.port} of 127.0.0.1: listen EADDRINUSE: address already in use 127.0.0.1:${server.port}. ` +
        'Stop what listens there, or give another port: 0 takes any that is free.',
    );
    await expect(serve({ host: '192.0.2.1' })).rejects.toThrow('Give a host that is an address of this machine');
    await expect(serve({ port: 70_000 })).rejects.toThrow('port: 70000 is no port. Give one up to 65535, or 0');
  });
});
