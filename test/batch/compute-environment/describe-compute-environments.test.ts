import {
  BatchClient,
  DescribeComputeEnvironmentsCommand,
  paginateDescribeComputeEnvironments,
  type DescribeComputeEnvironmentsCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createEnvironmentWorld, ENVIRONMENTS } from './environment-world.js';

describe('DescribeComputeEnvironments', () => {
  const { aws, client, create } = createEnvironmentWorld();
  const send = (input: DescribeComputeEnvironmentsCommandInput, by: BatchClient = client) =>
    by.send(new DescribeComputeEnvironmentsCommand(input));
  const names = async (input: DescribeComputeEnvironmentsCommandInput, by?: BatchClient) =>
    (await send(input, by)).computeEnvironments?.map(({ computeEnvironmentName }) => computeEnvironmentName);
  const createAll = async (...wanted: string[]) => {
    for (const computeEnvironmentName of wanted) await create({ computeEnvironmentName });
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives all environments, in the order of their creation', async () => {
    expect(await send({})).toEqual({ $metadata: expect.anything(), computeEnvironments: [] });
    await createAll('c', 'a', 'b');
    expect(await names({})).toEqual(['c', 'a', 'b']);
    expect(await names({ computeEnvironments: [] })).toEqual(['c', 'a', 'b']);
  });

  it('finds them by name and by ARN, each once, and leaves out those that it does not know', async () => {
    await createAll('c', 'a', 'b');
    expect(await names({ computeEnvironments: ['a', 'nope', `${ENVIRONMENTS}/c`, 'c'] })).toEqual(['c', 'a']);
    expect(await names({ computeEnvironments: [`${ENVIRONMENTS}/nope`] })).toEqual([]);
  });

  it('gives page after page', async () => {
    await createAll('a', 'b', 'c', 'd', 'e');
    const pages: unknown[] = [];
    for await (const page of paginateDescribeComputeEnvironments({ client, pageSize: 2 }, {})) {
      pages.push(page.computeEnvironments?.map(({ computeEnvironmentName }) => computeEnvironmentName));
    }
    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(await send({ maxResults: 5 })).not.toHaveProperty('nextToken');
  });

  it('sees only the environments of the caller’s own Region', async () => {
    await createAll('a');
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await names({}, abroad)).toEqual([]);
    expect(await names({ computeEnvironments: ['a', `${ENVIRONMENTS}/a`] }, abroad)).toEqual([]);
  });

  it.each<[string, DescribeComputeEnvironmentsCommandInput, string]>([
    [
      'names and the size of a page',
      { computeEnvironments: ['a'], maxResults: 1 },
      'ComputeEnvironments and MaxResults cannot both be set',
    ],
    [
      '101 names',
      { computeEnvironments: Array<string>(101).fill('a') },
      'Maximum number of compute environments supported is  100 .',
    ],
    ['an empty page', { maxResults: 0 }, 'maxResults must be between 1 and 100.'],
    ['a page of 101', { maxResults: 101 }, 'maxResults must be between 1 and 100.'],
    ['a token that it never gave', { nextToken: 'abc' }, 'nextToken is not valid.'],
  ])('refuses %s', async (_what, input, text) => {
    expect(await rejectionOf(send(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
