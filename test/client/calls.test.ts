import { BatchClient, ListJobsCommand } from '@aws-sdk/client-batch';
import { CreateClusterCommand, ECSClient, ListClustersCommand, ListTasksCommand } from '@aws-sdk/client-ecs';
import { mockAws, mockBatch, mockEcs, UsageError } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { LaunchRocketCommand } from './unknown-command.js';

describe('the record of calls', () => {
  const aws = mockAws();
  const { ecs, batch, clock } = aws;
  const client = new ECSClient({});
  const create = (clusterName: string) => client.send(new CreateClusterCommand({ clusterName }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('has each call with its command and virtual time', async () => {
    await create('web');
    clock.advance('90s');
    await create('jobs');

    expect(ecs.calls()).toEqual([
      {
        args: [{ input: { clusterName: 'web' } }],
        commandName: 'CreateClusterCommand',
        at: new Date('2024-01-01T00:00:00Z'),
      },
      {
        args: [{ input: { clusterName: 'jobs' } }],
        commandName: 'CreateClusterCommand',
        at: new Date('2024-01-01T00:01:30Z'),
      },
    ]);
    expect(ecs.call(0)?.args[0]).toBeInstanceOf(CreateClusterCommand);
    expect(ecs.call(0)?.args[0].constructor.name).toBe('CreateClusterCommand');
  });

  it('has calls that fail, and those that nothing emulates', async () => {
    const input = { clusterName: '!' };
    await client.send(new CreateClusterCommand(input)).catch(() => {});
    await client.send(new LaunchRocketCommand({})).catch(() => {});
    await new BatchClient({}).send(new ListJobsCommand({ jobQueue: 'queue' })).catch(() => {});

    expect(ecs.calls()).toMatchObject([{ args: [{ input }] }, { commandName: 'LaunchRocketCommand' }]);
    expect(batch.calls()).toMatchObject([{ commandName: 'ListJobsCommand', args: [{ input: { jobQueue: 'queue' } }] }]);
  });

  it('has the command that was sent, also from a client with cached middleware', async () => {
    const cached = new ECSClient({ cacheMiddleware: true });
    await cached.send(new CreateClusterCommand({ clusterName: 'one' }));
    await cached.send(new CreateClusterCommand({ clusterName: 'two' }));

    expect(ecs.calls().map(({ args }) => args[0])).toEqual([
      { input: { clusterName: 'one' } },
      { input: { clusterName: 'two' } },
    ]);
  });

  it('is asked for one call by its index, from the end too', async () => {
    await create('web');
    await create('jobs');

    expect(ecs.call(1)?.args[0].input).toEqual({ clusterName: 'jobs' });
    expect(ecs.call(-2)?.args[0].input).toEqual({ clusterName: 'web' });
    expect(ecs.call(2)).toBeUndefined();
  });

  it('is asked for the calls of a command, whose input has its type', async () => {
    await create('web');
    await create('jobs');
    await client.send(new ListClustersCommand({}));

    const names = ecs.commandCalls(CreateClusterCommand).map(({ args: [{ input }] }) => input.clusterName);
    expect(names).toEqual(['web', 'jobs']);
    expect(ecs.commandCalls(CreateClusterCommand, { clusterName: 'jobs' })).toHaveLength(1);
    expect(ecs.commandCalls(CreateClusterCommand, {}, true)).toEqual([]);
    expect(ecs.commandCalls(ListTasksCommand)).toEqual([]);
  });

  it('refuses what is no command class', () => {
    expect(() => ecs.commandCalls('ListTasksCommand' as unknown as typeof ListTasksCommand)).toThrow(
      new UsageError(
        '"ListTasksCommand" is no command class. Pass the class itself, for example RunTaskCommand.',
        'commands',
      ),
    );
  });

  it('is a copy: what is recorded later does not appear in it', async () => {
    const calls = ecs.calls();
    await create('web');

    expect(calls).toEqual([]);
  });

  it('is empty after resetHistory, which keeps the state', async () => {
    await create('web');
    aws.resetHistory();

    expect(ecs.calls()).toEqual([]);
    expect(aws.changes()).toEqual(['+ cluster/web ACTIVE']);
  });

  it('is empty after a reset', async () => {
    await create('web');
    aws.reset();

    expect(ecs.calls()).toEqual([]);
  });

  it('is named after the client', () => {
    expect([ecs.clientName(), batch.clientName()]).toEqual(['ECSClient', 'BatchClient']);
  });

  it('is kept by each mock for itself', async () => {
    using onlyEcs = mockEcs();
    using onlyBatch = mockBatch();
    await create('web');

    expect(onlyEcs.ecs.calls()).toHaveLength(1);
    expect(onlyBatch.batch.calls()).toEqual([]);
    expect(ecs.calls()).toEqual([]);
  });
});
