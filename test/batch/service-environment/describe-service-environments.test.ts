import {
  BatchClient,
  DescribeServiceEnvironmentsCommand,
  paginateDescribeServiceEnvironments,
  type DescribeServiceEnvironmentsCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceEnvironmentWorld } from './service-environment-world.js';

describe('DescribeServiceEnvironments', () => {
  const { aws, client, create } = createServiceEnvironmentWorld();
  const list = async (input: DescribeServiceEnvironmentsCommandInput = {}, by = client) =>
    by.send(new DescribeServiceEnvironmentsCommand(input));
  const namesOf = async (input?: DescribeServiceEnvironmentsCommandInput, by?: BatchClient) =>
    (await list(input, by)).serviceEnvironments?.map(({ serviceEnvironmentName }) => serviceEnvironmentName);

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives all environments in the order of their creation', async () => {
    for (const serviceEnvironmentName of ['b', 'a', 'c']) await create({ serviceEnvironmentName });
    expect(await namesOf()).toEqual(['b', 'a', 'c']);
  });

  it('answers with an empty list where there are none', async () => {
    const { $metadata: _, ...reply } = await list();
    expect(reply).toEqual({ serviceEnvironments: [] });
  });

  it('finds environments by name and ARN, each once, and leaves out those that are missing', async () => {
    for (const serviceEnvironmentName of ['a', 'b']) await create({ serviceEnvironmentName });
    const serviceEnvironments = ['b', `${BATCH}:service-environment/b`, 'c', 'a'];
    expect(await namesOf({ serviceEnvironments })).toEqual(['a', 'b']);
  });

  it('sees no environment of another Region', async () => {
    await create();
    const elsewhere = new BatchClient({ region: 'eu-west-1' });
    expect(await namesOf({}, elsewhere)).toEqual([]);
    expect(await namesOf({ serviceEnvironments: [`${BATCH}:service-environment/training`] }, elsewhere)).toEqual([]);
  });

  it('gives pages, with the SDK to walk through them', async () => {
    for (const serviceEnvironmentName of ['a', 'b', 'c']) await create({ serviceEnvironmentName });
    const pages: unknown[] = [];
    for await (const page of paginateDescribeServiceEnvironments({ client, pageSize: 2 }, {})) {
      pages.push(page.serviceEnvironments?.map(({ serviceEnvironmentName }) => serviceEnvironmentName));
    }
    expect(pages).toEqual([['a', 'b'], ['c']]);
  });

  it.each<[string, DescribeServiceEnvironmentsCommandInput]>([
    ['maxResults must be between 1 and 100.', { maxResults: 0 }],
    ['maxResults must be between 1 and 100.', { maxResults: 101 }],
    ['nextToken is not valid.', { nextToken: 'other' }],
    ['ServiceEnvironments and MaxResults cannot both be set', { serviceEnvironments: ['a'], maxResults: 1 }],
    ['Maximum number of service environments supported is  100 .', { serviceEnvironments: Array(101).fill('a') }],
  ])('refuses what is wrong: %s', async (text, input) => {
    expect(await rejectionOf(list(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
