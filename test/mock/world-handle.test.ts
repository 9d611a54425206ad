import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { mockAws, mockEcs, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

describe('the world', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const create = (clusterName: string) => client.send(new CreateClusterCommand({ clusterName }));
  const seed = () => aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
  const runTask = async () => {
    const { tasks } = await client.send(
      new RunTaskCommand({
        taskDefinition: 'app',
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
    return tasks?.[0]?.taskArn ?? '';
  };
  const statusOf = async (taskArn: string) =>
    (await client.send(new DescribeTasksCommand({ tasks: [taskArn] }))).tasks?.[0]?.lastStatus;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows its state, frozen to the bottom', async () => {
    await create('web');
    const arn = 'arn:aws:ecs:us-east-1:123456789012:cluster/web';
    const { clusters } = aws.state.ecs;

    expect(clusters[arn]).toMatchObject({ clusterArn: arn, status: 'ACTIVE' });
    expect([aws.state, aws.state.ecs, clusters, clusters[arn], clusters[arn]?.settings].every(Object.isFrozen)).toBe(
      true,
    );
    expect(() => Object.assign(clusters, { other: {} })).toThrow(TypeError);
  });

  it('shows the same state while nothing changes, and another afterwards', async () => {
    const before = aws.state;
    expect(aws.state).toBe(before);
    await client.send(new ListClustersCommand({}));
    await create('web');

    expect(aws.state).not.toBe(before);
    expect(Object.keys(before.ecs.clusters)).toEqual([]);
  });

  it('tells what has changed, a line each', async () => {
    await create('web');
    await create('jobs');
    expect(aws.changes()).toEqual(['+ cluster/web ACTIVE', '+ cluster/jobs ACTIVE']);
    aws.mark();
    expect(aws.changes()).toEqual([]);
    await client.send(new DeleteClusterCommand({ cluster: 'web' }));
    expect(aws.changes()).toEqual(['~ cluster/web ACTIVE → INACTIVE']);
  });

  it('counts what is seeded, and a reset, as no change', async () => {
    await create('web');
    seed();
    expect(aws.changes()).toEqual([]);
    aws.reset();
    expect(aws.changes()).toEqual([]);
  });

  it('is after a reset as it was made', async () => {
    const before = JSON.stringify(aws.snapshot());
    seed();
    aws.ecs.onTask({ family: 'app' }, { exitCode: 1 });
    aws.ecs.on(ListClustersCommand).rejects('Stubbed');
    aws.faults.throttle(CreateClusterCommand);
    await runTask();
    aws.clock.advance('1h');
    expect(aws.events.all()).not.toEqual([]);
    aws.reset();

    expect(JSON.stringify(aws.snapshot())).toBe(before);
    expect(aws.clock.now()).toEqual(new Date('2024-01-01T00:00:00Z'));
    expect(aws.clock.pending()).toEqual([]);
    expect([aws.ecs.calls(), aws.events.all(), aws.timeline(), aws.changes()]).toEqual([[], [], '', []]);
    expect((await client.send(new ListClustersCommand({}))).clusterArns).toEqual([]);
    expect((await create('web')).cluster?.status).toBe('ACTIVE');
    seed();
    const task = await runTask();
    aws.clock.advance('1h');
    expect(await statusOf(task)).toBe('RUNNING');
  });

  it('keeps all but what happened after resetHistory', async () => {
    seed();
    aws.ecs.onTask({ family: 'app' }, { exitCode: 0, after: '1m' });
    const task = await runTask();
    aws.clock.advance('30s');
    const before = aws.snapshot();
    aws.resetHistory();

    expect(aws.snapshot()).toEqual(before);
    expect([aws.ecs.calls(), aws.events.all(), aws.timeline()]).toEqual([[], [], '']);
    expect(aws.changes()).toHaveLength(1);
    aws.clock.advance('5m');
    expect(await statusOf(task)).toBe('STOPPED');
  });

  it('tells its events to those who listen, also after a reset', async () => {
    const seen: unknown[] = [];
    const stop = aws.events.on('ECS Task State Change', ({ detail }) => seen.push(detail['lastStatus']));
    aws.reset();
    seed();
    await runTask();
    stop();
    aws.clock.advance('1h');

    expect(seen).toEqual(['PROVISIONING']);
  });

  it('gives byte for byte the same snapshot for the same program', async () => {
    const program = async () => {
      aws.reset();
      seed();
      await Promise.all([create('web'), runTask(), runTask()]);
      aws.clock.advance('12s');
      return JSON.stringify(aws.snapshot());
    };

    expect(await program()).toBe(await program());
  });

  it('is plain JSON as a snapshot, which later changes leave alone', async () => {
    await create('web');
    const snapshot = aws.snapshot();
    const text = JSON.stringify(snapshot);
    await create('jobs');

    expect(JSON.parse(text)).toEqual(snapshot);
    expect(JSON.stringify(snapshot)).toBe(text);
    expect(snapshot).toMatchObject({ version: 1, now: 1_704_067_200_000, transitions: [] });
  });

  it('equals its own JSON in everything, jobs and their tasks included', async () => {
    using both = mockAws();
    both.batch.seed({ computeEnvironments: ['fleet'], jobQueues: ['jobs'], jobDefinitions: ['job'] });
    both.batch.seed({ jobs: [{ jobDefinition: 'job', status: 'RUNNING' }] });
    const snapshot = both.snapshot();

    expect(snapshot).toStrictEqual(JSON.parse(JSON.stringify(snapshot)));
  });

  it('is the same snapshot as long as nothing changes, and may be loaded into another mock that began later', async () => {
    seed();
    const snapshot = aws.snapshot();
    expect(aws.snapshot()).toBe(snapshot);
    using other = mockEcs({ startTime: '2030-01-01T00:00:00Z' });
    other.load(snapshot);
    other.clock.advance('1h');

    expect(other.snapshot()).not.toEqual(snapshot);
    expect(aws.snapshot()).toBe(snapshot);
  });

  it('goes on from a snapshot exactly as the one that was saved, in another mock too', async () => {
    seed();
    const task = await runTask();
    aws.clock.advance('10s');
    const saved = JSON.parse(JSON.stringify(aws.snapshot())) as unknown;
    aws.clock.advance('1m');
    const next = await runTask();
    const expected = JSON.stringify(aws.snapshot());

    using other = mockEcs();
    other.load(saved);
    expect(other.clock.now()).toEqual(new Date('2024-01-01T00:00:10Z'));
    expect(other.changes()).toEqual([]);
    expect(await statusOf(task)).toBe('PENDING');
    other.clock.advance('1m');
    expect(await runTask()).toBe(next);
    expect(JSON.stringify(other.snapshot())).toBe(expected);
  });

  it('may be loaded as often as wanted: the snapshot stays as it is', async () => {
    seed();
    const snapshot = aws.snapshot();
    const text = JSON.stringify(snapshot);
    for (let times = 0; times < 2; times++) {
      aws.load(snapshot);
      await runTask();
      expect(Object.keys(aws.state.ecs.tasks)).toHaveLength(1);
    }

    expect(JSON.stringify(snapshot)).toBe(text);
  });

  it('stays as it is when what is loaded is no snapshot', async () => {
    await create('web');
    const before = aws.state;

    expect(() => aws.load({ version: 7 })).toThrow(
      new UsageError(
        'Failed to load the snapshot: its version is 7, and this package reads version 1. ' +
          'Load what snapshot() of the same version of aws-ecs-batch-mock returned.',
        'snapshots',
      ),
    );
    expect(aws.state).toBe(before);
    expect(aws.changes()).toEqual(['+ cluster/web ACTIVE']);
  });
});
