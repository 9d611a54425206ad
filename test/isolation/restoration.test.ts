import { BatchClient, DescribeJobQueuesCommand } from '@aws-sdk/client-batch';
import { CreateClusterCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { mockAws, mockBatch, mockEcs, type AwsMock } from 'aws-ecs-batch-mock';
import * as timers from 'node:timers';
import * as timerPromises from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createStubNetwork } from '../client/stub-network.js';

/** What a mock could leave a trace on: each property by its path, with the parts of its descriptor. */
function look(...clients: readonly (ECSClient | BatchClient)[]): Map<string, unknown> {
  const builtIns = [Object, Array, Map, Set, Promise, Date, Function, Error, RegExp, Symbol];
  const owners: readonly (readonly [name: string, owner: object])[] = [
    ...[ECSClient, BatchClient].map(({ name, prototype }) => [name, prototype] as const),
    ['Client', Object.getPrototypeOf(ECSClient.prototype) as object],
    ...builtIns.flatMap((type) => [
      [type.name, type] as const,
      [`${type.name}.prototype`, type.prototype as object] as const,
    ]),
    ...Object.entries({ globalThis, Math, JSON, Reflect, process, env: process.env, timers, timerPromises }),
    ...clients.flatMap((client, i) => [[`client ${i}`, client] as const, [`config ${i}`, client.config] as const]),
  ];
  const seen = new Map<string, unknown>();
  for (const [name, owner] of owners) {
    for (const key of Reflect.ownKeys(owner)) {
      const descriptor = Object.getOwnPropertyDescriptor(owner, key) ?? {};
      for (const [part, value] of Object.entries(descriptor)) seen.set(`${name} ${String(key)} ${part}`, value);
    }
  }
  for (const [i, client] of clients.entries()) seen.set(`stack ${i}`, client.middlewareStack.identify().join('\n'));
  return seen;
}

function differences(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.has(path) !== after.has(path) || !Object.is(before.get(path), after.get(path)),
  );
}

describe('the restoration of mocks', () => {
  const real = createStubNetwork({ clusterArns: ['real'] });
  const work = async (aws: AwsMock, client: ECSClient, batchClient: BatchClient) => {
    aws.ecs.seed({ taskDefinitions: ['web'], services: ['web'] });
    await client.send(new CreateClusterCommand({ clusterName: 'web' }));
    await batchClient.send(new DescribeJobQueuesCommand({}));
    await aws.clock.fastForward(() => new Promise((resolve) => setTimeout(resolve, 60_000)));
    aws.reset();
  };

  it.each(['direct', 'wire'] as const)(
    'leaves all that there is as it was, with the transport %s',
    async (transport) => {
      const [client, batchClient] = [new ECSClient(real.config), new BatchClient(real.config)];
      await client.send(new ListClustersCommand({}));
      await batchClient.send(new DescribeJobQueuesCommand({}));
      const before = look(client, batchClient);
      for (const options of [{}, { client: [client, batchClient] }]) {
        const aws = mockAws({ transport, ...options });
        await work(aws, client, batchClient);
        aws.restore();
      }

      expect(differences(before, look(client, batchClient))).toEqual([]);
      expect(await client.send(new ListClustersCommand({}))).toMatchObject({ clusterArns: ['real'] });
    },
  );

  const orders = permutations([0, 1, 2, 3]);

  it(`is the same in any order: all ${orders.length} of four mocks of classes and clients`, async () => {
    const [client, batchClient] = [new ECSClient(real.config), new BatchClient(real.config)];
    await client.send(new ListClustersCommand({}));
    const before = look(client, batchClient);
    for (const order of orders) {
      const mocks = [mockAws(), mockEcs({ client }), mockEcs(), mockBatch({ client: [BatchClient, batchClient] })];
      for (const [step, index] of order.entries()) {
        const answered = await client.send(new ListClustersCommand({}));
        // As long as any mock is left that is for the client, it does not reach the network.
        const isMocked = order.slice(step).some((left) => left < 3);
        expect(answered.clusterArns).toEqual(isMocked ? [] : ['real']);
        mocks[index]?.restore();
      }
      expect(differences(before, look(client, batchClient))).toEqual([]);
    }
  });

  it('keeps worlds apart that live at the same time', async () => {
    const clients = Array.from({ length: 20 }, () => new ECSClient(real.config));
    const worlds = clients.map((client, i) => mockEcs({ client, seed: i }));
    await Promise.all(
      clients.flatMap((client, i) =>
        Array.from({ length: 5 }, (_, n) => client.send(new CreateClusterCommand({ clusterName: `c-${i}-${n}` }))),
      ),
    );
    for (const [i, world] of worlds.entries()) {
      world.clock.advance(i * 1_000);
      const names = Object.values(world.state.ecs.clusters).map(({ clusterName }) => clusterName);
      expect(names).toEqual([0, 1, 2, 3, 4].map((n) => `c-${i}-${n}`));
      expect([world.ecs.calls().length, world.state.now]).toEqual([5, 1_704_067_200_000 + i * 1_000]);
      world.restore();
    }
  });

  it('frees what 1,000 mocks have held', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const client = new ECSClient(real.config);
    const cycle = async () => {
      const aws = mockAws();
      aws.ecs.seed({ clusters: ['web'] });
      await client.send(new ListClustersCommand({}));
      aws.restore();
    };
    const heapAfter = async (cycles: number) => {
      for (let i = 0; i < cycles; i++) await cycle();
      collect();
      return process.memoryUsage().heapUsed;
    };
    const first = await heapAfter(100);
    const last = await heapAfter(900);

    expect(last - first).toBeLessThan(8_000_000);
  }, 30_000);
});

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
