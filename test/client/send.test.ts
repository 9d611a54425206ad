import {
  ClusterNotFoundException,
  CreateClusterCommand,
  ECSClient,
  ListTasksCommand,
  type CreateClusterCommandOutput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { createStubNetwork } from './stub-network.js';

describe('send', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const create = new CreateClusterCommand({ clusterName: 'web' });
  const failing = new ListTasksCommand({ cluster: 'missing' });

  afterEach(() => {
    vi.useRealTimers();
    aws.reset();
  });
  afterAll(() => aws.restore());

  it('calls a callback with the output', async () => {
    const answer = await new Promise<unknown[]>((resolve) => {
      client.send(create, (...args: unknown[]) => resolve(args));
    });

    expect(answer).toMatchObject([null, { cluster: { clusterName: 'web' } }]);
  });

  it('calls a callback that comes after options', async () => {
    const answer = await new Promise<CreateClusterCommandOutput | undefined>((resolve) => {
      client.send(create, {}, (_error: unknown, output) => resolve(output));
    });

    expect(answer?.cluster?.clusterName).toBe('web');
  });

  it('calls a callback with the error', async () => {
    const answer = await new Promise<unknown[]>((resolve) => {
      client.send(failing, (...args: unknown[]) => resolve(args));
    });

    expect(answer).toEqual([expect.any(ClusterNotFoundException)]);
  });

  it('sends one command as often as wanted', async () => {
    await client.send(create);
    await client.send(create);

    expect(aws.ecs.commandCalls(CreateClusterCommand)).toHaveLength(2);
  });

  it('to a client that was destroyed is answered all the same', async () => {
    const destroyed = new ECSClient({});
    destroyed.destroy();

    expect((await destroyed.send(create)).cluster?.clusterName).toBe('web');
  });
});

describe('send with an abort signal', () => {
  const create = new CreateClusterCommand({ clusterName: 'web' });
  const abort = (reason?: unknown) => ({ abortSignal: AbortSignal.abort(reason) });
  const rejection = (call: Promise<unknown>) => call.catch((error: unknown) => error);

  it.each([
    ['no reason', undefined],
    ['an error for a reason', new Error('Shutting down')],
    ['a text for a reason', 'Shutting down'],
  ])('that has aborted, with %s, rejects as the real client does and changes nothing', async (_what, reason) => {
    const { config } = createStubNetwork();
    const real = new ECSClient({ ...config, requestHandler: {} });
    const expected = await rejection(real.send(create, abort(reason)));
    using aws = mockEcs();

    const error = await rejection(new ECSClient({}).send(create, abort(reason)));

    expect(error).toEqual(expected);
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(aws.changes()).toEqual([]);
    expect(aws.timeline()).toBe('');
    expect(aws.ecs.calls()).toEqual([]);
  });

  it('that aborts while a provider looks for the Region rejects', async () => {
    using aws = mockEcs();
    const controller = new AbortController();
    const client = new ECSClient({ region: async () => 'eu-west-1' });

    const call = client.send(create, { abortSignal: controller.signal });
    controller.abort();

    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(aws.changes()).toEqual([]);
  });

  it('that aborts before a late reply rejects, and what the call has done is done', async () => {
    using aws = mockEcs();
    aws.faults.latency(CreateClusterCommand, '10s');
    const controller = new AbortController();
    const program = () => {
      setTimeout(() => controller.abort(), 2_000);
      return new ECSClient({}).send(create, { abortSignal: controller.signal });
    };

    await expect(aws.clock.fastForward(program)).rejects.toMatchObject({ name: 'AbortError' });
    expect(aws.clock.now()).toEqual(new Date('2024-01-01T00:00:02Z'));
    expect(aws.changes()).toEqual(['+ cluster/web ACTIVE']);
  });

  it('that aborts ends the wait for a stub that never answers', async () => {
    using aws = mockEcs();
    const controller = new AbortController();
    aws.ecs.on(CreateClusterCommand).callsFake(() => {
      controller.abort();
      return new Promise(() => {});
    });

    const call = new ECSClient({}).send(create, { abortSignal: controller.signal });

    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects in callback form', async () => {
    using aws = mockEcs();
    const answer = await new Promise<unknown[]>((resolve) => {
      new ECSClient({}).send(create, abort(), (...args: unknown[]) => resolve(args));
    });

    expect(answer).toMatchObject([{ name: 'AbortError' }]);
    expect(aws.ecs.calls()).toEqual([]);
  });
});
