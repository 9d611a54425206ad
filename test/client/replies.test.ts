import { CreateClusterCommand, DescribeClustersCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockEcs, type EcsMock } from 'aws-ecs-batch-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStubNetwork } from './stub-network.js';

describe('the reply to a call', () => {
  const client = new ECSClient({});
  let aws: EcsMock;

  beforeEach(() => {
    aws = mockEcs();
  });
  afterEach(() => aws.restore());

  const list = (by = client) => by.send(new ListClustersCommand({}));
  const describeWeb = async () => {
    const { clusters } = await client.send(new DescribeClustersCommand({ clusters: ['web'], include: ['TAGS'] }));
    return clusters?.[0];
  };

  it('has the members of a real one, in the same order', async () => {
    const reply = await list();
    aws.restore();
    const real = await list(new ECSClient(createStubNetwork({ clusterArns: [] }).config));

    expect(Object.keys(reply)).toEqual(Object.keys(real));
    expect(Object.keys(reply.$metadata)).toEqual(Object.keys(real.$metadata));
    expect(reply).toEqual({ ...real, $metadata: { ...real.$metadata, requestId: reply.$metadata.requestId } });
  });

  it('has a request id of its own, the same on every run', async () => {
    const ids = async () => [(await list()).$metadata.requestId, (await list()).$metadata.requestId];
    const expected = ['c126f5db-c1f3-49d8-babb-8dc1b38417a4', '841ac58a-c53f-43ef-a720-8ce3ec20c5b7'];

    expect(await ids()).toEqual(expected);
    aws.reset();
    expect(await ids()).toEqual(expected);
    aws.restore();
    aws = mockEcs();
    expect(await ids()).toEqual(expected);
  });

  it('may be changed without an effect on the state', async () => {
    const { cluster } = await client.send(
      new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'team', value: 'shop' }] }),
    );
    const before = await describeWeb();
    Object.assign(cluster ?? {}, { status: 'CHANGED' });
    cluster?.tags?.push({ key: 'more' });
    Object.assign(cluster?.settings?.[0] ?? {}, { value: 'CHANGED' });

    expect(await describeWeb()).toEqual(before);
    expect(before?.tags).toEqual([{ key: 'team', value: 'shop' }]);
  });

  it('may be changed without an effect on the timeline', async () => {
    const { cluster } = await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    const before = aws.timeline();
    Object.assign(cluster ?? {}, { clusterArn: 'CHANGED' });

    expect(aws.timeline()).toBe(before);
  });

  it('consists of objects of the test, equal to literals', async () => {
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    const reply = await list();

    expect(Object.getPrototypeOf(reply)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(reply.clusterArns)).toBe(Array.prototype);
  });
});

describe('the input of a call', () => {
  const client = new ECSClient({});
  let aws: EcsMock;

  beforeEach(() => {
    aws = mockEcs();
  });
  afterEach(() => aws.restore());

  const input = () => ({ clusterName: 'web', tags: [{ key: 'team', value: 'shop' }] });

  it('may be changed without an effect on the state, the calls and the timeline', async () => {
    const sent = input();
    await client.send(new CreateClusterCommand(sent));
    const before = [aws.snapshot(), aws.timeline()];
    sent.clusterName = 'changed';
    Object.assign(sent.tags[0] ?? {}, { value: 'changed' });

    expect([aws.snapshot(), aws.timeline()]).toEqual(before);
    expect(aws.ecs.call(0)?.args[0].input).toEqual(input());
  });

  it('is left as it is', async () => {
    const sent = input();
    await client.send(new CreateClusterCommand(sent));

    expect(sent).toEqual(input());
    expect(Object.isFrozen(sent) || Object.isFrozen(sent.tags) || Object.isFrozen(sent.tags[0])).toBe(false);
  });

  it('may be frozen', async () => {
    const sent = Object.freeze({ ...input(), tags: Object.freeze(input().tags) as ReturnType<typeof input>['tags'] });

    expect((await client.send(new CreateClusterCommand(sent))).cluster?.clusterName).toBe('web');
  });
});
