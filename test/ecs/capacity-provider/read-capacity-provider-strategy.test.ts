import {
  CreateClusterCommand,
  ECSClient,
  InvalidParameterException,
  type CreateClusterCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

describe('a capacity provider strategy', () => {
  const aws = mockEcs();
  const client = new ECSClient({});
  const create = async (input: CreateClusterCommandInput) =>
    (await client.send(new CreateClusterCommand(input))).cluster;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  const strategy = (...items: object[]) => ({
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: items.map((item, i) => ({
      capacityProvider: i === 0 ? 'FARGATE' : 'FARGATE_SPOT',
      ...item,
    })),
  });

  it('may go to these limits', async () => {
    const input = strategy({ weight: 1_000, base: 100_000 }, { weight: 0 });
    expect(await create(input)).toMatchObject(input);
  });

  it.each<[string, CreateClusterCommandInput, string]>([
    [
      'a provider that the cluster has not',
      { capacityProviders: ['FARGATE'], defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }] },
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    ],
    [
      'two bases',
      strategy({ base: 1 }, { base: 2 }),
      'There are multiple capacity providers in the specified capacity provider strategy with a base value defined. Only one is allowed.',
    ],
    ['a weight of 1001', strategy({ weight: 1_001 }), 'The weight must be between 0 and 1000.'],
    ['a base of 100001', strategy({ base: 100_001 }), 'The base must be between 0 and 100000.'],
  ])('cannot have %s', async (_what, input, message) => {
    expect(await rejectionOf(create(input))).toEqual([InvalidParameterException, message]);
    expect(aws.changes()).toEqual([]);
  });
});
