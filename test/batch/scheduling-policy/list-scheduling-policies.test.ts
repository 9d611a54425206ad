import {
  BatchClient,
  ListSchedulingPoliciesCommand,
  paginateListSchedulingPolicies,
  type ListSchedulingPoliciesCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createPolicyWorld, POLICY, QUOTA } from './policy-world.js';

describe('ListSchedulingPolicies', () => {
  const { aws, client, create, refusalOf } = createPolicyWorld();
  const list = async (input: ListSchedulingPoliciesCommandInput = {}, by = client) =>
    by.send(new ListSchedulingPoliciesCommand(input));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives the ARNs of all policies, in the order of their creation', async () => {
    await create({ name: 'b' });
    await create(QUOTA);
    await create({ name: 'a' });

    const { $metadata, ...reply } = await list();
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({
      schedulingPolicies: [{ arn: `${POLICY}/b` }, { arn: `${POLICY}/quota` }, { arn: `${POLICY}/a` }],
    });
  });

  it('gives those of the Region', async () => {
    await create();

    expect((await list({}, new BatchClient({ region: 'eu-west-1' }))).schedulingPolicies).toEqual([]);
  });

  it('comes in pages of 100', async () => {
    for (let index = 0; index < 101; index++) await create({ name: `policy-${index}` });
    const { schedulingPolicies, nextToken } = await list();

    expect(schedulingPolicies).toHaveLength(100);
    expect((await list({ nextToken })).schedulingPolicies).toEqual([{ arn: `${POLICY}/policy-100` }]);
  });

  it('works with the paginator of the SDK', async () => {
    for (const name of ['a', 'b', 'c']) await create({ name });
    const pages: unknown[] = [];
    for await (const page of paginateListSchedulingPolicies({ client, pageSize: 2 }, {})) {
      pages.push(page.schedulingPolicies?.map(({ arn }) => arn));
    }

    expect(pages).toEqual([[`${POLICY}/a`, `${POLICY}/b`], [`${POLICY}/c`]]);
  });

  it.each<[string, ListSchedulingPoliciesCommandInput, string]>([
    ['no results', { maxResults: 0 }, 'maxResults must be between 1 and 100.'],
    ['101 results', { maxResults: 101 }, 'maxResults must be between 1 and 100.'],
    ['a token that is not from here', { nextToken: 'here' }, 'nextToken is not valid.'],
  ])('refuses %s', async (_, input, text) => {
    expect(await refusalOf(() => list(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
