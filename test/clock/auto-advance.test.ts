import { BatchClient, DescribeJobsCommand } from '@aws-sdk/client-batch';
import { DescribeTasksCommand, ECSClient, ListClustersCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import { mockAws, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

describe('clock.autoAdvance', () => {
  const aws = mockAws();
  const { clock } = aws;
  const client = new ECSClient({});
  const list = () => client.send(new ListClustersCommand({}));
  const elapsed = () => (clock.now().getTime() - Date.UTC(2024, 0, 1)) / 1_000;

  const seed = () =>
    aws.ecs.seed({
      clusters: ['default'],
      containerInstances: [{}],
      taskDefinitions: [{ family: 'app', networkMode: 'bridge', requiresCompatibilities: ['EC2'] }],
    });

  afterEach(() => {
    vi.useRealTimers();
    aws.reset();
  });
  afterAll(() => aws.restore());

  it('moves the clock before each call of any client', async () => {
    clock.autoAdvance('5s');
    await list();
    await new BatchClient({}).send(new DescribeJobsCommand({ jobs: [] }));
    expect(elapsed()).toBe(10);
    expect(aws.ecs.call(0)?.at).toEqual(new Date('2024-01-01T00:00:05Z'));
  });

  it('lets a loop that does not sleep see a task start and stop', async () => {
    seed();
    aws.ecs.onTask({}, { exitCode: 0, after: '5s' });
    const { tasks = [] } = await client.send(new RunTaskCommand({ taskDefinition: 'app' }));
    const seen: (string | undefined)[] = [];
    clock.autoAdvance('4s');
    while (seen.at(-1) !== 'STOPPED') {
      const reply = await client.send(new DescribeTasksCommand({ tasks: [tasks[0]?.taskArn ?? ''] }));
      seen.push(reply.tasks?.[0]?.lastStatus);
    }
    expect([...new Set(seen)]).toEqual(['PENDING', 'RUNNING', 'STOPPED']);
  });

  it('moves the clock before calls that a stub answers or that meet a fault, too', async () => {
    aws.ecs.on(ListClustersCommand).resolvesOnce({ clusterArns: [] });
    aws.faults.throttle(ListClustersCommand);
    clock.autoAdvance('5s');
    await list();
    await list().catch(() => {});
    expect(elapsed()).toBe(10);
  });

  it.each([
    ['0', () => clock.autoAdvance(0)],
    ['a reset', () => aws.reset()],
  ])('ends with %s', async (_, end) => {
    clock.autoAdvance('5s');
    end();
    await list();
    expect(elapsed()).toBe(0);
  });

  it('rests inside of fastForward', async () => {
    clock.autoAdvance('5s');
    await clock.fastForward(async () => {
      await list();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await list();
    });
    expect(elapsed()).toBe(1);
    await list();
    expect(elapsed()).toBe(6);
  });

  it('comes on top of fake timers', async () => {
    vi.useFakeTimers();
    clock.now();
    clock.autoAdvance('5s');
    await vi.advanceTimersByTimeAsync(2_000);
    await list();
    expect(elapsed()).toBe(7);
  });

  it('adds nothing to a call that a listener makes while time moves', async () => {
    seed();
    aws.ecs.onTask({}, { exitCode: 0, after: '5s' });
    await client.send(new RunTaskCommand({ taskDefinition: 'app' }));
    const replies: Promise<unknown>[] = [];
    aws.events.on('ECS Task State Change', () => void replies.push(list()));
    clock.autoAdvance('1h');
    clock.advance('1m');
    await Promise.all(replies);
    expect([replies.length, elapsed()]).toEqual([3, 60]);
  });

  it.each([-1, Number.NaN, 'soon'])('refuses %s', (duration) => {
    expect(() => clock.autoAdvance(duration)).toThrow(UsageError);
  });
});
