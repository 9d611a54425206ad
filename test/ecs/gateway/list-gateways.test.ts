import {
  DeleteGatewayCommand,
  InvalidParameterException,
  ListGatewaysCommand,
  paginateListGateways,
  UpdateGatewayCommand,
  type ListGatewaysCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createGatewayWorld } from './gateway-world.js';

describe('ListGateways', () => {
  const { aws, client, begin, create } = createGatewayWorld();
  const list = (input: ListGatewaysCommandInput = {}) => client.send(new ListGatewaysCommand(input));
  const names = async (input: ListGatewaysCommandInput) => (await list(input)).gateways?.map(({ name }) => name);

  beforeEach(async () => {
    begin();
    for (const name of ['one', 'two', 'three']) await create({ name });
  });
  afterAll(() => aws.restore());

  it('gives summaries in the order of creation', async () => {
    const { gateways, nextToken } = await list();
    expect(nextToken).toBeUndefined();
    expect(gateways?.map(({ name }) => name)).toEqual(['one', 'two', 'three']);
    expect(gateways?.[0]).toEqual({
      gatewayArn: expect.stringMatching(/:gateway\/one\/[\da-f]{32}$/),
      name: 'one',
      status: 'ACTIVE',
      createdAt: new Date('2024-01-01T00:00:00Z'),
    });
  });

  it('filters by name and by status', async () => {
    await client.send(new UpdateGatewayCommand({ gateway: 'two', propagateTags: 'NONE' }));
    expect(await names({ names: ['three', 'two', 'none'] })).toEqual(['two', 'three']);
    expect(await names({ status: ['ACTIVE'] })).toEqual(['one', 'three']);
    expect(await names({ status: ['ACTIVE', 'UPDATE_IN_PROGRESS'], names: ['two'] })).toEqual(['two']);
    expect(await names({ status: [], names: [] })).toEqual(['one', 'two', 'three']);
  });

  it('does not know what has been deleted', async () => {
    await client.send(new DeleteGatewayCommand({ gateway: 'two' }));
    expect(await names({})).toEqual(['one', 'three']);
    expect(await names({ status: ['DELETED'] })).toEqual([]);
  });

  it('goes through pages', async () => {
    const pages: unknown[] = [];
    for await (const { gateways } of paginateListGateways({ client, pageSize: 2 }, {})) {
      pages.push(gateways?.map(({ name }) => name));
    }
    expect(pages).toEqual([['one', 'two'], ['three']]);
  });

  it.each<[string, ListGatewaysCommandInput, string]>([
    ['more than 10 names', { names: Array.from({ length: 11 }, String) }, 'Names cannot have more than 10 elements.'],
    ['pages of none', { maxResults: 0 }, 'maxResults should be between 1 and 100.'],
    ['a wrong token', { nextToken: 'wrong' }, 'Invalid token'],
    [
      'an unknown status',
      { status: ['GONE' as never] },
      'status should be one of [ACTIVE,DELETED,UPDATE_COMPLETE,UPDATE_FAILED,UPDATE_IN_PROGRESS]',
    ],
  ])('refuses %s', async (_what, input, message) => {
    expect(await rejectionOf(list(input))).toEqual([InvalidParameterException, message]);
  });
});
