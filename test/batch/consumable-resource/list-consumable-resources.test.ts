import {
  BatchClient,
  ListConsumableResourcesCommand,
  paginateListConsumableResources,
  type ListConsumableResourcesCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createConsumableWorld, LICENCE } from './consumable-world.js';

const NAME = 'CONSUMABLE_RESOURCE_NAME';

describe('ListConsumableResources', () => {
  const { aws, client, create } = createConsumableWorld();
  const list = (input: ListConsumableResourcesCommandInput = {}) =>
    client.send(new ListConsumableResourcesCommand(input));
  const namesOf = async (input: ListConsumableResourcesCommandInput) =>
    (await list(input)).consumableResources?.map(({ consumableResourceName }) => consumableResourceName);
  const createAll = async (...names: readonly string[]) => {
    for (const consumableResourceName of names) await create({ consumableResourceName });
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives an empty list where there are none', async () => {
    const { $metadata: _, ...reply } = await list();
    expect(reply).toEqual({ consumableResources: [] });
  });

  it('gives the resources of the Region in the order of their creation', async () => {
    await createAll('licence', 'access');
    expect((await list()).consumableResources).toEqual([
      {
        consumableResourceArn: LICENCE,
        consumableResourceName: 'licence',
        totalQuantity: 2,
        inUseQuantity: 0,
        resourceType: 'REPLENISHABLE',
      },
      expect.objectContaining({ consumableResourceName: 'access' }),
    ]);
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect((await abroad.send(new ListConsumableResourcesCommand({}))).consumableResources).toEqual([]);
  });

  it.each([
    ['a name in other letters', ['LICENCE'], ['licence']],
    ['the beginning of names', ['LIC*'], ['licence', 'licence-2']],
    ['one of several names', ['licence', 'access'], ['licence', 'access']],
    ['a name that none has', ['lic'], []],
  ])('finds %s', async (_what, values, names) => {
    await createAll('licence', 'licence-2', 'access');
    expect(await namesOf({ filters: [{ name: NAME, values }] })).toEqual(names);
  });

  it('gives pages to the paginator of the SDK', async () => {
    await createAll('a', 'b', 'c', 'd', 'e');
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListConsumableResources({ client, pageSize: 2 }, {})) {
      pages.push((page.consumableResources ?? []).map(({ consumableResourceName }) => consumableResourceName));
    }
    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it.each<[string, ListConsumableResourcesCommandInput, string]>([
    ['no results', { maxResults: 0 }, 'maxResults must be between 1 and 100.'],
    ['101 results', { maxResults: 101 }, 'maxResults must be between 1 and 100.'],
    ['the token of another list', { nextToken: 'other' }, 'nextToken is not valid.'],
    ['an unknown filter', { filters: [{ name: 'NAME', values: ['a'] }] }, 'NAME is not a valid filter.'],
    ['a filter without values', { filters: [{ name: NAME }] }, `Values of the filter ${NAME} are required.`],
  ])('refuses %s', async (_what, input, text) => {
    expect(await rejectionOf(list(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
