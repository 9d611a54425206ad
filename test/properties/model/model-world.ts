import { BatchClient } from '@aws-sdk/client-batch';
import { ECSClient } from '@aws-sdk/client-ecs';
import type { AwsMock } from '../../../src/index.js';
import type { LinkedSlices } from '../../../src/links/links.js';
import { attachTo } from '../../../src/mock/create-mock.js';
import type { MockWorld } from '../../../src/mock/mock-world.js';
import { createAwsMock } from '../../../src/mock/mock-aws.js';
import { sdk } from '../../../src/sdk.js';
import type { State } from '../../../src/store/state.js';
import type { Commit } from '../../../src/store/history.js';
import { commandClassOf, type Input, type Operation } from '../calls/services.js';

export const REGIONS = ['us-east-1', 'eu-west-1'] as const;
export type Region = (typeof REGIONS)[number];

/** Both services in one world, with clients in two Regions, and a look behind the scenes. */
export interface ModelWorld {
  readonly aws: AwsMock;
  readonly slices: LinkedSlices;
  /** Records and indexes as the store holds them. */
  state(): State;
  /** What transactions have written since the last time. */
  takeCommits(): readonly Commit[];
  call(operation: Operation, region: Region, input: Input): Promise<Reply>;
}

export type Reply = { readonly output: Record<string, unknown> } | { readonly error: unknown };

export function createModelWorld(): ModelWorld {
  const clients = Object.fromEntries(
    REGIONS.map((region) => [region, { ecs: new ECSClient({ region }), batch: new BatchClient({ region }) }]),
  ) as Record<Region, { readonly ecs: ECSClient; readonly batch: BatchClient }>;
  const all = Object.values(clients).flatMap(({ ecs, batch }) => [ecs, batch]);
  const worlds: MockWorld<LinkedSlices>[] = [];
  const aws = createAwsMock(sdk, {}, (world, endpoints) => {
    worlds.push(world);
    return attachTo<LinkedSlices>(all)(world, endpoints);
  });
  const [world] = worlds;
  if (world === undefined) throw new Error('The mock has not been connected');
  return {
    aws,
    slices: world.store.slices,
    state: () => world.store.state(),
    takeCommits() {
      const commits = [...world.history.commits()];
      world.forget();
      return commits;
    },
    async call(operation, region, input) {
      const command = new (commandClassOf(operation))(input);
      try {
        const client: { send(command: unknown): Promise<object> } = clients[region][operation.service];
        return { output: { ...(await client.send(command)) } };
      } catch (error) {
        return { error };
      }
    },
  };
}
