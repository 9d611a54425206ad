import { BatchClient, DescribeSchedulingPoliciesCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createPolicyWorld, POLICY } from './policy-world.js';

describe('DescribeSchedulingPolicies', () => {
  const { aws, client, create, describePolicies, refusalOf } = createPolicyWorld();
  const describeAll = async (arns: string[] | undefined, by = client) =>
    by.send(new DescribeSchedulingPoliciesCommand({ arns }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows policies in the order of their ARNs, each once', async () => {
    await create({ name: 'a' });
    await create({ name: 'b' });

    expect(await describePolicies('b', 'a', 'b')).toMatchObject([{ name: 'b' }, { name: 'a' }]);
  });

  it('leaves out what is missing, what is of another Region, and names', async () => {
    await create({}, new BatchClient({ region: 'eu-west-1' }));
    const elsewhere = 'arn:aws:batch:eu-west-1:123456789012:scheduling-policy/fair';

    expect((await describeAll([`${POLICY}/fair`, elsewhere, 'fair'])).schedulingPolicies).toEqual([]);
    expect((await describeAll([])).schedulingPolicies).toEqual([]);
  });

  it('refuses more than 100 ARNs, and a request without ARNs', async () => {
    expect(await refusalOf(() => describeAll(Array.from({ length: 101 }, () => POLICY)))).toEqual({
      name: 'ClientException',
      text: 'Maximum number of scheduling policies supported is  100 .',
      isWrapped: true,
    });
    expect(await refusalOf(() => describeAll(undefined))).toMatchObject({ text: 'arns is required.' });
  });
});
