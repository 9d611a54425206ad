import {
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeTasksCommand,
  ECSClient,
  ListClustersCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs';
import { withClientMock, type AwsMock } from 'aws-ecs-batch-mock';
import { mockClient, type AwsClientStub } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStubNetwork } from '../client/stub-network.js';

describe('withClientMock', () => {
  const real = createStubNetwork({ clusterArns: ['real'] });
  const client = new ECSClient(real.config);
  const list = async (from = client) => (await from.send(new ListClustersCommand({})))?.clusterArns;
  const create = (clusterName: string) => client.send(new CreateClusterCommand({ clusterName }));
  const runTask = () =>
    client.send(
      new RunTaskCommand({
        taskDefinition: 'app',
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
      }),
    );
  const look = () => ({
    ofPrototype: Object.getOwnPropertyDescriptors(ECSClient.prototype),
    ofClient: Object.getOwnPropertyDescriptor(client, 'send'),
    stack: client.middlewareStack.identify(),
  });
  const before = look();
  let ecsMock: AwsClientStub<ECSClient>;
  let aws: AwsMock;

  beforeEach(() => {
    ecsMock = mockClient(ECSClient);
    aws = withClientMock(ecsMock);
  });
  afterEach(() => {
    aws.restore();
    ecsMock.restore();
  });

  it('emulates what the client mock has no stub for', async () => {
    aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
    const { tasks: [task] = [] } = await runTask();
    aws.clock.advance('1m');

    const { tasks } = await client.send(new DescribeTasksCommand({ tasks: [task?.taskArn ?? ''] }));

    expect(tasks).toMatchObject([{ lastStatus: 'RUNNING' }]);
  });

  it('lets the stubs of the client mock win, as they were made', async () => {
    const reply = { clusterArns: ['stubbed'] };
    ecsMock.on(ListClustersCommand).resolves(reply);
    ecsMock.on(DescribeClustersCommand, { clusters: ['web'] }).rejects('socket hang up');
    await create('web');

    expect(await client.send(new ListClustersCommand({}))).toBe(reply);
    await expect(client.send(new DescribeClustersCommand({ clusters: ['web'] }))).rejects.toThrow('socket hang up');
    const { failures } = await client.send(new DescribeClustersCommand({ clusters: ['none'] }));
    expect(failures).toMatchObject([{ reason: 'MISSING' }]);
  });

  it('has the calls for which a stub throws instead of rejecting', async () => {
    ecsMock.on(ListClustersCommand).callsFake(() => {
      throw new Error('socket hang up');
    });

    await expect((async () => list())()).rejects.toThrow('socket hang up');
    expect(aws.ecs.calls()).toHaveLength(1);
    expect(aws.timeline()).toContain('ListClusters {}');
  });

  it('keeps stubs and calls from before it was joined', async () => {
    aws.restore();
    ecsMock.on(ListClustersCommand).resolves({ clusterArns: ['stubbed'] });
    await list();
    aws = withClientMock(ecsMock);

    expect(await list()).toEqual(['stubbed']);
    expect(ecsMock.calls()).toHaveLength(2);
  });

  it('emulates once the stubs of single calls are used up', async () => {
    ecsMock.on(ListClustersCommand).resolvesOnce({ clusterArns: ['stubbed'] });

    expect([await list(), await list()]).toEqual([['stubbed'], []]);
  });

  it('lets a fake of the client mock send other commands', async () => {
    ecsMock.on(ListClustersCommand).callsFake(async () => {
      const { cluster } = await create('web');
      return { clusterArns: [cluster?.clusterName] };
    });

    expect(await list()).toEqual(['web']);
    expect(ecsMock.calls()).toHaveLength(2);
    expect(aws.ecs.calls()).toHaveLength(2);
  });

  it('has all calls in both histories, with their replies in that of the client mock', async () => {
    ecsMock.on(ListClustersCommand).resolves({ clusterArns: ['stubbed'] });
    await create('web');
    await list();

    expect(ecsMock.commandCalls(CreateClusterCommand, { clusterName: 'web' })).toHaveLength(1);
    expect(await ecsMock.call(0).returnValue).toMatchObject({ cluster: { clusterName: 'web' } });
    expect(aws.ecs.calls().map(({ commandName }) => commandName)).toEqual([
      'CreateClusterCommand',
      'ListClustersCommand',
    ]);
    expect(aws.ecs.commandCalls(ListClustersCommand)[0]?.args[0]).toBeInstanceOf(ListClustersCommand);
  });

  it('answers callers that pass a callback', async () => {
    const reply = await new Promise((resolve) => {
      client.send(new ListClustersCommand({}), (_error, output) => resolve(output));
    });

    expect(reply).toMatchObject({ clusterArns: [] });
    expect(aws.ecs.calls()).toHaveLength(1);
  });

  it('has the stubs, faults and outcomes of its own, below those of the client mock', async () => {
    aws.faults.throttle(ListClustersCommand);
    aws.ecs.on(DescribeClustersCommand).resolves({ clusters: [] });

    await expect(list()).rejects.toThrow('Rate exceeded');
    expect(await client.send(new DescribeClustersCommand({}))).toMatchObject({ clusters: [] });
  });

  it('keeps emulating after the reset of the client mock, which drops its stubs and calls only', async () => {
    await create('web');
    ecsMock.on(ListClustersCommand).resolves({ clusterArns: ['stubbed'] });

    expect(ecsMock.reset()).toBe(ecsMock);

    expect(await list()).toEqual(['arn:aws:ecs:us-east-1:123456789012:cluster/web']);
    expect(ecsMock.calls()).toHaveLength(1);
    expect(aws.ecs.calls()).toHaveLength(2);
    ecsMock.reset();
    expect(await list()).toHaveLength(1);
  });

  it('keeps emulating after the history of the client mock is reset', async () => {
    await create('web');
    ecsMock.resetHistory();

    expect(await list()).toHaveLength(1);
    expect(ecsMock.calls()).toHaveLength(1);
  });

  it('keeps the stubs of the client mock when its own world is reset', async () => {
    ecsMock.on(ListClustersCommand).resolves({ clusterArns: ['stubbed'] });
    await create('web');
    aws.reset();

    expect(await list()).toEqual(['stubbed']);
    expect(aws.changes()).toEqual([]);
  });

  it.each([
    ['the client mock', () => ecsMock.restore()],
    ['the client mock after a reset', () => ecsMock.reset().restore()],
    ['the mock, then the client mock', () => (aws.restore(), ecsMock.restore())],
    ['the client mock, then the mock', () => (ecsMock.restore(), aws.restore())],
  ])('reaches AWS again without a trace after the restoration of %s', async (_what, restore) => {
    await create('web');
    restore();

    expect(look()).toEqual(before);
    expect(await list()).toEqual(['real']);
  });

  it('leaves the client mock as it was without it', async () => {
    ecsMock.on(ListClustersCommand).resolvesOnce({ clusterArns: ['stubbed'] });
    aws.restore();

    expect([await list(), await list()]).toEqual([['stubbed'], undefined]);
    expect(await create('web')).toBeUndefined();
    expect(Object.keys(ecsMock)).toEqual(['client', 'send']);
    expect(ECSClient.prototype.send).toBe(ecsMock.send);
    expect(aws.ecs.calls()).toHaveLength(0);
  });

  it('can be joined anew', async () => {
    await create('web');
    aws.restore();
    const second = withClientMock(ecsMock);
    aws.restore();

    expect(await list()).toEqual([]);
    second.restore();
    expect(await list()).toBeUndefined();
  });

  it('is passed by when the client is mocked anew, as if it had been restored', async () => {
    await create('web');
    ecsMock = mockClient(ECSClient);

    expect(await list()).toBeUndefined();
    aws.restore();
    aws = withClientMock(ecsMock);
    expect(await list()).toEqual([]);
  });

  it('answers all clients when they are mocked and joined anew, with no restoration between', async () => {
    const first = aws;
    ecsMock = mockClient(ECSClient);
    aws = withClientMock(ecsMock);

    expect(await list(new ECSClient(real.config))).toEqual([]);
    first.restore();
    expect(await list(new ECSClient(real.config))).toEqual([]);
  });

  it('moves with fake timers', async () => {
    vi.useFakeTimers();
    try {
      aws.ecs.seed({ clusters: ['default'], taskDefinitions: ['app'] });
      await runTask();
      await vi.advanceTimersByTimeAsync(60_000);

      expect(Object.values(aws.state.ecs.tasks)).toMatchObject([{ lastStatus: 'RUNNING' }]);
    } finally {
      vi.useRealTimers();
    }
  });
});
