import {
  DiscoverPollEndpointCommand,
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('eventual consistency', () => {
  const aws = mockAws();
  const { clock, faults } = aws;
  const client = new ECSClient({});

  function seedTaskDefinition(): void {
    aws.ecs.seed({
      clusters: ['default'],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', requiresCompatibilities: ['EC2'] }],
      containerInstances: [{}],
    });
  }

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers from the state as it was', async () => {
    seedTaskDefinition();
    faults.eventualConsistency(DescribeTasksCommand, '2s', { times: Infinity });
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app' }));
    const describeTask = () => client.send(new DescribeTasksCommand({ tasks: [tasks[0]?.taskArn ?? ''] }));

    clock.advance('1s');
    expect(await describeTask()).toMatchObject({
      tasks: [],
      failures: [{ arn: tasks[0]?.taskArn, reason: 'MISSING' }],
    });
    clock.advance('1s');
    expect((await describeTask()).tasks?.[0]?.lastStatus).toBe('PENDING');
    clock.advance('1h');
    expect((await describeTask()).tasks?.[0]?.lastStatus).toBe('RUNNING');
  });

  it('sees at once what was there when it was set', async () => {
    aws.ecs.seed({ clusters: ['prod'] });
    faults.eventualConsistency(DescribeClustersCommand, '1h');

    const { clusters } = await client.send(new DescribeClustersCommand({ clusters: ['prod'] }));
    expect(clusters?.[0]?.status).toBe('ACTIVE');
  });

  it('leaves the commands that it is not for, and later calls, in the present', async () => {
    faults.eventualConsistency(ListClustersCommand, '2s');
    await client.send(new CreateClusterCommand({ clusterName: 'prod' }));

    expect((await client.send(new DescribeClustersCommand({ clusters: ['prod'] }))).clusters).toHaveLength(1);
    expect((await client.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
    expect((await client.send(new ListClustersCommand({}))).clusterArns).toHaveLength(1);
  });

  it('gives each of several lags what was then', async () => {
    faults.eventualConsistency(ListClustersCommand, '3s', { input: { maxResults: 3 }, times: Infinity });
    faults.eventualConsistency(ListClustersCommand, '1s', { input: { maxResults: 1 }, times: Infinity });
    const seen = async (maxResults: number) =>
      (await client.send(new ListClustersCommand({ maxResults }))).clusterArns?.length;
    await client.send(new CreateClusterCommand({ clusterName: 'prod' }));

    clock.advance('2s');
    expect([await seen(1), await seen(2), await seen(3)]).toEqual([1, 1, 0]);
    clock.advance('1s');
    expect([await seen(1), await seen(2), await seen(3)]).toEqual([1, 1, 1]);
  });

  it('keeps a waiter polling inside of fastForward', async () => {
    seedTaskDefinition();
    faults.eventualConsistency(DescribeTasksCommand, '1m', { times: Infinity });
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app' }));
    const polls: (string | undefined)[] = [];

    await clock.fastForward(async () => {
      for (let status: string | undefined; status !== 'RUNNING';) {
        await new Promise((resolve) => setTimeout(resolve, 20_000));
        const reply = await client.send(new DescribeTasksCommand({ tasks: [tasks[0]?.taskArn ?? ''] }));
        status = reply.tasks?.[0]?.lastStatus ?? reply.failures?.[0]?.reason;
        polls.push(status);
      }
    });

    expect(polls).toEqual(['MISSING', 'MISSING', 'PENDING', 'RUNNING']);
  });

  it('takes every command that only reads, also DiscoverPollEndpoint', () => {
    expect(() => faults.eventualConsistency(DiscoverPollEndpointCommand, '2s')).not.toThrow();
  });

  it('refuses a command that changes something', () => {
    expect(() => faults.eventualConsistency(RunTaskCommand, '2s')).toThrow(
      new UsageError(
        'eventualConsistency: RunTaskCommand does not only read. Give a command that does, such as DescribeTasksCommand.',
        'faults',
      ),
    );
  });

  it('ends at a reset', async () => {
    faults.eventualConsistency(ListClustersCommand, '2s', { times: Infinity });
    aws.reset();
    await client.send(new CreateClusterCommand({ clusterName: 'prod' }));
    expect((await client.send(new ListClustersCommand({}))).clusterArns).toHaveLength(1);
  });
});
