import { CreateClusterCommand, DescribeClustersCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { mockEcs, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { LaunchRocketCommand } from '../client/unknown-command.js';

describe('handleCall', () => {
  const aws = mockEcs();
  const { ecs, faults } = aws;
  const client = new ECSClient({});
  const invalid = new DescribeClustersCommand({ clusters: 'web' as unknown as string[] });
  const create = (clusterName = 'web') => client.send(new CreateClusterCommand({ clusterName }));

  afterEach(() => {
    vi.useRealTimers();
    aws.reset();
  });
  afterAll(() => aws.restore());

  it('records a call before anything else, whatever comes of it', async () => {
    let recorded = -1;
    ecs.on(ListTasksCommand).callsFake(() => {
      recorded = ecs.calls().length;
      return {};
    });
    await client.send(new ListTasksCommand({}));
    await client.send(invalid).catch(() => {});

    expect(recorded).toBe(1);
    expect(ecs.calls()).toHaveLength(2);
  });

  it('asks stubs before faults: a fault waits for a call that no stub answers', async () => {
    faults.fail(CreateClusterCommand, 'ServerException');
    ecs.on(CreateClusterCommand).resolvesOnce({});

    expect((await create()).cluster).toBeUndefined();
    await expect(create()).rejects.toMatchObject({ name: 'ServerException' });
    expect((await create()).cluster?.clusterName).toBe('web');
  });

  it('asks stubs before it checks the input', async () => {
    ecs.on(DescribeClustersCommand).resolves({ clusters: [] });

    expect((await client.send(invalid)).clusters).toEqual([]);
  });

  it('asks faults before it checks the input', async () => {
    faults.throttle(DescribeClustersCommand);

    await expect(client.send(invalid)).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(client.send(invalid)).rejects.toMatchObject({ name: 'SerializationException' });
  });

  it('asks faults for commands that are not emulated, too', async () => {
    faults.throttle(LaunchRocketCommand);

    await expect(client.send(new LaunchRocketCommand({}))).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('checks the input before the state: a cluster that is missing comes second', async () => {
    const input = { cluster: 'missing', launchType: 'LAMBDA' as 'FARGATE' };

    await expect(client.send(new ListTasksCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'launch type should be one of [EC2,FARGATE,EXTERNAL]',
    });
  });

  it('changes nothing where it rejects', async () => {
    await create();
    const before = aws.state;
    faults.fail(CreateClusterCommand, 'ServerException');
    await create('jobs').catch(() => {});
    await create('!').catch(() => {});

    expect(aws.state).toBe(before);
  });

  it('tells who answered in the timeline', async () => {
    ecs.on(ListTasksCommand).resolves({});
    faults.throttle(CreateClusterCommand);
    await client.send(new ListTasksCommand({ cluster: 'web' }));
    await create().catch(() => {});
    await create();
    await create('!').catch(() => {});

    expect(aws.timeline().split('\n')).toEqual([
      '+0s          call       ListTasks {"cluster":"web"} (stub)',
      '+0s          call       CreateCluster {"clusterName":"web"} → ✗ ThrottlingException: Rate exceeded (fault)',
      '+0s          call       CreateCluster {"clusterName":"web"} → cluster/web ACTIVE',
      expect.stringContaining('→ ✗ InvalidParameterException: ') as string,
    ]);
  });

  it('brings the world up to the time of a faked Date before it records', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await create();
    vi.setSystemTime(Date.now() + 60_000);
    await create();

    expect(ecs.calls().map(({ at }) => at)).toEqual([
      new Date('2024-01-01T00:00:00Z'),
      new Date('2024-01-01T00:01:00Z'),
    ]);
  });

  it('names the command that nothing emulates, and the stub that would answer it', async () => {
    await expect(client.send(new LaunchRocketCommand({}))).rejects.toThrow(
      new UsageError(
        'LaunchRocketCommand is not emulated yet. Answer it with a stub: ecs.on(LaunchRocketCommand).resolves({ … }).',
        'not-emulated',
      ),
    );
    expect(ecs.calls()).toHaveLength(1);
  });
});
