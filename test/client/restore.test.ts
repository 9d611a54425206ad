import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockEcs, type MockOptions } from 'aws-ecs-batch-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { createStubNetwork } from './stub-network.js';

describe('restore', () => {
  const undo: (() => void)[] = [];
  const mock = (options?: MockOptions) => {
    const aws = mockEcs(options);
    undo.push(aws.restore);
    return aws;
  };
  const real = createStubNetwork({ clusterArns: ['real'] });
  const list = async (client: ECSClient) => (await client.send(new ListClustersCommand({}))).clusterArns;
  /** All that an attachment could leave behind. */
  const look = (client: ECSClient) => ({
    ofPrototype: Object.getOwnPropertyDescriptors(ECSClient.prototype),
    ofClient: Object.getOwnPropertyDescriptors(client),
    stack: client.middlewareStack.identify(),
  });

  afterEach(() => {
    for (const restore of undo.splice(0)) restore();
  });

  it.each([
    ['a class', () => ({})],
    ['a client', (client: ECSClient) => ({ client })],
    ['a client and its class', (client: ECSClient) => ({ client: [client, ECSClient] })],
  ])('leaves no trace on %s', async (_what, options) => {
    const client = new ECSClient(real.config);
    await list(client);
    const before = look(client);

    const aws = mock(options(client));
    expect(await list(client)).toEqual([]);
    aws.restore();

    expect(look(client)).toEqual(before);
    expect(await list(client)).toEqual(['real']);
    expect(look(client)).toEqual(before);
  });

  it.each([
    ['the class first', 0, 1],
    ['the client first', 1, 0],
  ])('leaves no trace of two mocks on a client and its class, %s', async (_order, first, second) => {
    const client = new ECSClient(real.config);
    await list(client);
    const before = look(client);

    const ofClass = mock();
    await list(client);
    const mocks = [ofClass, mock({ client })];
    mocks[first]?.restore();
    expect(await list(client)).toEqual([]);
    mocks[second]?.restore();

    expect(look(client)).toEqual(before);
    expect(await list(client)).toEqual(['real']);
  });

  it('leaves no trace of a mock that never answered the client it is on', async () => {
    const client = new ECSClient(real.config);
    await list(client);
    const before = look(client);

    const ofClass = mock();
    await list(client);
    const own = mock({ client });
    ofClass.restore();
    own.restore();

    expect(look(client)).toEqual(before);
  });

  it('has no effect the second time', async () => {
    const client = new ECSClient(real.config);
    const first = mock();
    const second = mock();
    first.restore();
    first.restore();

    expect(await list(client)).toEqual([]);
    second.restore();
    expect(await list(client)).toEqual(['real']);
  });

  it('is what `using` calls at the end of a block', async () => {
    const client = new ECSClient(real.config);
    {
      using aws = mockEcs();
      expect(await list(client)).toEqual([]);
      expect(aws.ecs.calls()).toHaveLength(1);
    }
    expect(await list(client)).toEqual(['real']);
  });

  it('lets a client with cached middleware answer, and reach AWS again', async () => {
    const client = new ECSClient({ ...real.config, cacheMiddleware: true });
    expect(await list(client)).toEqual(['real']);

    const aws = mock();
    expect(await list(client)).toEqual([]);
    expect(await list(client)).toEqual([]);
    aws.restore();

    expect(client).toHaveProperty('handlers', undefined);
    expect(await list(client)).toEqual(['real']);
  });

  it('lets the next mock answer a client with cached middleware', async () => {
    const client = new ECSClient({ ...real.config, cacheMiddleware: true });
    mock().restore();
    const first = mock();
    await list(client);
    first.restore();
    const second = mock();
    await list(client);

    expect(first.ecs.calls()).toHaveLength(1);
    expect(second.ecs.calls()).toHaveLength(1);
  });

  it('answers a call that was sent before', async () => {
    const client = new ECSClient({ ...real.config, region: async () => 'eu-west-1' });
    const aws = mock();
    const call = list(client);
    aws.restore();

    expect(await call).toEqual([]);
  });
});
