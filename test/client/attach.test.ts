import { CreateClusterCommand, ECS, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockEcs, UsageError, type MockOptions } from 'aws-ecs-batch-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { createStubNetwork } from './stub-network.js';

describe('attach', () => {
  const undo: (() => void)[] = [];
  const mock = (options?: MockOptions) => {
    const aws = mockEcs(options);
    undo.push(aws.restore);
    return aws;
  };
  const clusterNames = (aws: ReturnType<typeof mock>) =>
    Object.values(aws.state.ecs.clusters).map(({ clusterName }) => clusterName);
  const create = async (client: ECSClient, clusterName: string) =>
    (await client.send(new CreateClusterCommand({ clusterName }))).cluster?.clusterArn;

  afterEach(() => {
    for (const restore of undo.splice(0)) restore();
  });

  it('answers the clients of a class that were made before and those that are made after', async () => {
    const before = new ECSClient({});
    const aws = mock();
    const after = new ECSClient({});

    await create(before, 'before');
    await create(after, 'after');

    expect(clusterNames(aws)).toEqual(['before', 'after']);
  });

  it('answers subclasses, and those that send in a way of their own', async () => {
    class TracedClient extends ECSClient {
      readonly traced: string[] = [];
      override send = ((...args: Parameters<ECSClient['send']>) => {
        this.traced.push(args[0].constructor.name);
        return super.send(...args);
      }) as ECSClient['send'];
    }
    const aws = mock();
    const client = new TracedClient({});

    await create(client, 'traced');

    expect(client.traced).toEqual(['CreateClusterCommand']);
    expect(clusterNames(aws)).toEqual(['traced']);
  });

  it('answers the aggregated client', async () => {
    const aws = mock();

    const { cluster } = await new ECS({}).createCluster({ clusterName: 'aggregated' });

    expect(cluster?.clusterArn).toBe('arn:aws:ecs:us-east-1:123456789012:cluster/aggregated');
    expect(clusterNames(aws)).toEqual(['aggregated']);
  });

  it('answers one client alone when it is given one', async () => {
    const network = createStubNetwork({ clusterArns: ['real'] });
    const other = new ECSClient(network.config);
    const client = new ECSClient({});
    const aws = mock({ client });

    await create(client, 'mocked');
    const { clusterArns } = await other.send(new ListClustersCommand({}));

    expect(clusterNames(aws)).toEqual(['mocked']);
    expect(clusterArns).toEqual(['real']);
    expect(network.requests).toEqual(['ListClusters']);
  });

  it('answers each client of a list', async () => {
    const [first, second] = [new ECSClient({}), new ECSClient({})];
    const aws = mock({ client: [first, second] });

    await create(first, 'first');
    await create(second, 'second');

    expect(clusterNames(aws)).toEqual(['first', 'second']);
  });

  it('answers a subclass alone when it is given one', async () => {
    class JobsClient extends ECSClient {}
    const network = createStubNetwork({ clusterArns: [] });
    const aws = mock({ client: JobsClient });

    await create(new JobsClient({}), 'jobs');
    await new ECSClient(network.config).send(new ListClustersCommand({}));

    expect(clusterNames(aws)).toEqual(['jobs']);
    expect(network.requests).toEqual(['ListClusters']);
  });

  it('lets the latest mock answer, and after its restoration the one before', async () => {
    const client = new ECSClient({});
    const first = mock();
    await create(client, 'one');
    const second = mock();
    await create(client, 'two');
    second.restore();
    await create(client, 'three');

    expect(clusterNames(first)).toEqual(['one', 'three']);
    expect(clusterNames(second)).toEqual(['two']);
  });

  it('lets the latest mock answer when an earlier one is restored', async () => {
    const client = new ECSClient({});
    const first = mock();
    const second = mock();
    first.restore();

    await create(client, 'two');

    expect(clusterNames(first)).toEqual([]);
    expect(clusterNames(second)).toEqual(['two']);
  });

  it("lets a client's own mock answer before that of its class, whichever came first", async () => {
    const client = new ECSClient({});
    const own = mock({ client });
    const ofClass = mock();

    await create(client, 'own');
    await create(new ECSClient({}), 'class');
    own.restore();
    await create(client, 'now-class');

    expect(clusterNames(own)).toEqual(['own']);
    expect(clusterNames(ofClass)).toEqual(['class', 'now-class']);
  });

  it.each([
    ['an object that is no client', {}, '{}'],
    ['null', null, 'null'],
    ['a name', 'ECSClient', '"ECSClient"'],
  ])('refuses %s, and attaches to none of the others', async (_what, client, shown) => {
    const network = createStubNetwork({ clusterArns: [] });
    const targets = [ECSClient, client] as unknown as NonNullable<MockOptions['client']>;

    expect(() => mock({ client: targets })).toThrow(
      new UsageError(
        `client: ${shown} is no client of the AWS SDK v3. Give clients, such as new ECSClient({}), or their classes.`,
        'clients',
      ),
    );
    await new ECSClient(network.config).send(new ListClustersCommand({}));
    expect(network.requests).toEqual(['ListClusters']);
  });
});
