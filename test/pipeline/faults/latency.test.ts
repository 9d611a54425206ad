import { BatchClient, DescribeJobsCommand } from '@aws-sdk/client-batch';
import {
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  StopTaskCommand,
  waitUntilTasksRunning,
} from '@aws-sdk/client-ecs';
import { mockAws } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('latency', () => {
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

  async function runTask(): Promise<string> {
    seedTaskDefinition();
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app' }));
    return tasks[0]?.taskArn ?? '';
  }

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('lets the effect come first, then the time, then the reply as it was worded before', async () => {
    seedTaskDefinition();
    faults.latency(RunTaskCommand, '1h');

    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app' }));

    expect(tasks[0]?.lastStatus).toBe('PENDING');
    expect(clock.now()).toEqual(new Date('2024-01-01T01:00:00Z'));
    const { tasks: later = [] } = await client.send(new DescribeTasksCommand({ tasks: [tasks[0]?.taskArn ?? ''] }));
    expect(later[0]?.lastStatus).toBe('RUNNING');
  });

  it('passes before an error, too', async () => {
    faults.latency(StopTaskCommand, '5s');

    await expect(client.send(new StopTaskCommand({ task: 'x' }))).rejects.toMatchObject({
      name: 'ClusterNotFoundException',
    });
    expect(clock.now()).toEqual(new Date('2024-01-01T00:00:05Z'));
  });

  it('lets a program time out, and calls overlap, inside of fastForward', async () => {
    faults.latency(DescribeTasksCommand, '40s', { times: Infinity });
    const call = () =>
      client.send(new DescribeTasksCommand({ tasks: [] })).catch((error: unknown) => (error as Error).name);
    const sleep = (ms: number, value: string) => new Promise((resolve) => setTimeout(() => resolve(value), ms));

    const outcomes = await clock.fastForward(async () => [
      await Promise.race([call(), sleep(30_000, 'too late')]),
      ...(await Promise.all([call(), call()])),
    ]);

    expect(outcomes).toEqual(['too late', 'InvalidParameterException', 'InvalidParameterException']);
    expect(clock.now()).toEqual(new Date('2024-01-01T00:01:10Z'));
  });

  it('makes a waiter give up inside of fastForward', async () => {
    const taskArn = await runTask();
    faults.latency(DescribeTasksCommand, '40s', { times: Infinity });

    const waiting = clock.fastForward(() =>
      waitUntilTasksRunning({ client, maxWaitTime: 20, minDelay: 5, maxDelay: 5 }, { tasks: [taskArn] }),
    );

    await expect(waiting).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(clock.now().getTime() - Date.UTC(2024, 0, 1)).toBe(40_000);
  });

  it('adds nothing to a call that is made while time moves', async () => {
    const taskArn = await runTask();
    faults.latency(DescribeTasksCommand, '1h', { times: Infinity });
    const replies: Promise<{ tasks?: { lastStatus?: string }[] }>[] = [];
    const off = aws.events.on('ECS Task State Change', () => {
      replies.push(client.send(new DescribeTasksCommand({ tasks: [taskArn] })));
    });

    clock.advance('2m');
    off();

    const statuses = (await Promise.all(replies)).map(({ tasks = [] }) => tasks[0]?.lastStatus);
    expect(statuses).toEqual(['RUNNING']);
    expect(clock.now()).toEqual(new Date('2024-01-01T00:02:00Z'));
  });

  it('is for AWS Batch, too', async () => {
    faults.latency(DescribeJobsCommand, '3s');
    await new BatchClient({}).send(new DescribeJobsCommand({ jobs: [] }));
    expect(clock.now()).toEqual(new Date('2024-01-01T00:00:03Z'));
  });
});
