import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStubNetwork } from './stub-network.js';

describe('restore, where a test spies on send,', () => {
  const real = createStubNetwork({ clusterArns: ['real'] });
  const list = async (client: ECSClient) => (await client.send(new ListClustersCommand({}))).clusterArns;
  const look = () => ({
    ofPrototype: Object.getOwnPropertyDescriptors(ECSClient.prototype),
    ofClient: Object.getOwnPropertyDescriptors(client),
    stack: client.middlewareStack.identify(),
  });
  let client: ECSClient;
  let before: ReturnType<typeof look>;

  beforeEach(async () => {
    client = new ECSClient(real.config);
    await list(client);
    before = look();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    // Vitest puts back what it found, which may be the function of a mock that is no more: it makes way at the next call.
    await list(client);
  });

  it('keeps a spy that was put on top, which now sees calls that reach AWS', async () => {
    const aws = mockEcs();
    const spy = vi.spyOn(ECSClient.prototype, 'send');
    expect(await list(client)).toEqual([]);
    aws.restore();

    expect(await list(client)).toEqual(['real']);
    expect(spy).toHaveBeenCalledTimes(2);
  });

  it('leaves no trace when a spy that was put on top is taken off first', async () => {
    const aws = mockEcs();
    const spy = vi.spyOn(ECSClient.prototype, 'send');
    await list(client);
    spy.mockRestore();
    aws.restore();

    expect(look()).toEqual(before);
  });

  it('leaves no trace from the next call on when a spy that was put on top is taken off later', async () => {
    const aws = mockEcs();
    const spy = vi.spyOn(ECSClient.prototype, 'send');
    await list(client);
    aws.restore();
    spy.mockRestore();

    expect(await list(client)).toEqual(['real']);
    expect(look()).toEqual(before);
  });

  it('survives that Vitest takes spies off again, which puts the function of an earlier mock over that of a later one', async () => {
    const earlier = mockEcs();
    vi.spyOn(ECSClient.prototype, 'send').mockRestore();
    earlier.restore();
    const later = mockEcs();
    vi.restoreAllMocks();

    expect(await list(client)).toEqual([]);
    expect(await list(new ECSClient(real.config))).toEqual([]);
    expect(later.ecs.calls()).toHaveLength(2);
    later.restore();
    expect(look()).toEqual(before);
  });

  it('puts a spy that was there before back', async () => {
    const spy = vi.spyOn(ECSClient.prototype, 'send');
    const aws = mockEcs();
    expect(await list(client)).toEqual([]);
    aws.restore();

    expect(ECSClient.prototype.send).toBe(spy);
    expect(await list(client)).toEqual(['real']);
    expect(spy).toHaveBeenCalledTimes(2);
  });
});
