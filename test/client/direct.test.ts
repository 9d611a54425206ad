/** What holds for the transport `direct` alone: without a request there is nothing to wait for, and nothing is lost on the way. */
import { ClusterNotFoundException, CreateClusterCommand, ECSClient, ListTasksCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

describe('send', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const create = new CreateClusterCommand({ clusterName: 'web' });
  const clusterNames = () => Object.values(aws.state.ecs.clusters).map(({ clusterName }) => clusterName);

  afterEach(() => {
    vi.useRealTimers();
    aws.reset();
  });
  afterAll(() => aws.restore());

  it('has changed the state when it returns its promise', async () => {
    const call = client.send(create);

    expect(clusterNames()).toEqual(['web']);
    expect(aws.changes()).toEqual(['+ cluster/web ACTIVE']);
    await call;
  });

  it('has changed the state when it returns, for each of many calls at once', async () => {
    const calls = ['a', 'b', 'c'].map((clusterName) => client.send(new CreateClusterCommand({ clusterName })));

    expect(clusterNames()).toEqual(['a', 'b', 'c']);
    expect(await Promise.all(calls)).toHaveLength(3);
  });

  it('has changed the state when it returns in callback form', () => {
    client.send(create, () => {});

    expect(clusterNames()).toEqual(['web']);
  });

  it.each(['eu-west-1', 'fips-us-east-1'])('has changed the state of %s when it returns', async (region) => {
    const call = new ECSClient({ region }).send(create);

    expect(clusterNames()).toEqual(['web']);
    await call;
  });

  it('needs nothing but microtasks to resolve', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'setInterval', 'setImmediate', 'nextTick', 'queueMicrotask', 'Date', 'performance'],
    });

    await expect(client.send(create)).resolves.toMatchObject({ cluster: { clusterName: 'web' } });
    await expect(client.send(new ListTasksCommand({ cluster: 'missing' }))).rejects.toBeInstanceOf(
      ClusterNotFoundException,
    );
    expect(vi.getTimerCount()).toBe(0);
  });

  it('with a signal that aborts after it has returned has its effect', async () => {
    const controller = new AbortController();

    const call = client.send(create, { abortSignal: controller.signal });
    controller.abort();

    expect((await call).cluster?.clusterName).toBe('web');
    expect(aws.changes()).toEqual(['+ cluster/web ACTIVE']);
  });

  it('asks a provider of the Region once a call', async () => {
    const regions = ['eu-west-1', 'eu-west-2'];
    const moving = new ECSClient({ region: async () => regions.shift() ?? 'us-east-1' });

    await moving.send(create);
    await moving.send(create);

    expect(Object.keys(aws.state.ecs.clusters)).toEqual([
      'arn:aws:ecs:eu-west-1:123456789012:cluster/web',
      'arn:aws:ecs:eu-west-2:123456789012:cluster/web',
    ]);
  });

  it("runs none of the user's middleware of later steps: there is no request", async () => {
    const watched = new ECSClient({});
    const steps: string[] = [];
    for (const step of ['serialize', 'build', 'finalizeRequest', 'deserialize'] as const) {
      watched.middlewareStack.add((next) => (args) => (steps.push(step), next(args)), { step } as { step: 'build' });
    }

    await watched.send(create);

    expect(steps).toEqual([]);
  });

  it('records the members without a value that were sent', async () => {
    const input = { clusterName: 'web', tags: undefined };
    await client.send(new CreateClusterCommand(input));

    expect(aws.ecs.commandCalls(CreateClusterCommand, input, true)).toHaveLength(1);
    expect(aws.ecs.commandCalls(CreateClusterCommand, { clusterName: 'web' }, true)).toHaveLength(0);
  });

  it('of an input that has no end is refused, and recorded as it is', async () => {
    const tag: { key?: unknown } = {};
    tag.key = tag;

    const call = client.send(new CreateClusterCommand({ tags: [tag as { key: string }] }));

    await expect(call).rejects.toMatchObject({ name: 'SerializationException' });
    expect(aws.ecs.call(0)?.args[0].input).toEqual({ tags: [tag] });
    expect(aws.changes()).toEqual([]);
  });
});
