import {
  BatchClient,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createPolicyWorld, POLICY, QUOTA, WRONG_POLICIES } from './policy-world.js';

describe('CreateSchedulingPolicy', () => {
  const { aws, client, create, describePolicies, refusalOf } = createPolicyWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers name and ARN', async () => {
    const { $metadata, ...reply } = await create();

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({ name: 'fair', arn: `${POLICY}/fair` });
    expect(aws.changes()).toEqual(['+ scheduling-policy/fair fair share']);
  });

  it('keeps what it is given', async () => {
    const fairsharePolicy = {
      shareDecaySeconds: 604_800,
      computeReservation: 99,
      shareDistribution: [
        { shareIdentifier: 'red', weightFactor: 0.0001 },
        { shareIdentifier: 'blue_1-*', weightFactor: 999.9999 },
      ],
    };
    await create({ fairsharePolicy, tags: { team: 'shop' } });

    expect(await describePolicies('fair')).toEqual([
      { name: 'fair', arn: `${POLICY}/fair`, fairsharePolicy, tags: { team: 'shop' } },
    ]);
  });

  it('fills in what is left out', async () => {
    await create();
    await create({ name: 'weights', fairsharePolicy: { shareDistribution: [{ shareIdentifier: 'red' }] } });

    expect(await describePolicies('fair', 'weights')).toMatchObject([
      { fairsharePolicy: { shareDecaySeconds: 0, computeReservation: 0, shareDistribution: [] }, tags: {} },
      { fairsharePolicy: { shareDistribution: [{ shareIdentifier: 'red', weightFactor: 1 }] } },
    ]);
  });

  it('makes a policy for quota shares', async () => {
    await create(QUOTA);
    const [policy] = await describePolicies('quota');

    expect(policy).toEqual({
      name: 'quota',
      arn: `${POLICY}/quota`,
      quotaSharePolicy: { idleResourceAssignmentStrategy: 'FIFO' },
      tags: {},
    });
  });

  it('takes 500 shares, and one that stands for all', async () => {
    const shareDistribution = Array.from({ length: 500 }, (_, index) => ({ shareIdentifier: `share${index}` }));
    await create({ fairsharePolicy: { shareDistribution } });
    await create({ name: 'all', fairsharePolicy: { shareDistribution: [{ shareIdentifier: '*', weightFactor: 2 }] } });

    expect((await describePolicies('fair'))[0]?.fairsharePolicy?.shareDistribution).toHaveLength(500);
  });

  it('has policies of the same name in another Region', async () => {
    await create();
    const abroad = await create({}, new BatchClient({ region: 'eu-west-1' }));

    expect(abroad.arn).toBe('arn:aws:batch:eu-west-1:123456789012:scheduling-policy/fair');
  });

  it('makes a policy that can be tagged', async () => {
    await create({ tags: { team: 'shop' } });
    const resourceArn = `${POLICY}/fair`;
    await client.send(new TagResourceCommand({ resourceArn, tags: { stage: 'test' } }));
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }));

    expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ stage: 'test' });
    expect(await describePolicies('fair')).toMatchObject([{ tags: { stage: 'test' } }]);
  });

  it.each(WRONG_POLICIES)('refuses %s', async (_, fairsharePolicy, text) => {
    expect(await refusalOf(() => create({ fairsharePolicy }))).toEqual({
      name: 'ClientException',
      text,
      isWrapped: true,
    });
  });

  it.each<[string, Parameters<typeof create>[0], string]>([
    ['no name', { name: undefined }, 'name is required.'],
    ['a name with a dot', { name: 'fair.share' }, 'Scheduling policy name should match a valid pattern.'],
    [
      'both kinds',
      { ...QUOTA, fairsharePolicy: {} },
      'A scheduling policy can have either fairsharePolicy or quotaSharePolicy',
    ],
    [
      'another strategy for idle resources',
      { quotaSharePolicy: { idleResourceAssignmentStrategy: 'LIFO' as 'FIFO' } },
      'Idle resource assignment strategy must be one of [FIFO].',
    ],
    [
      'a reserved tag',
      { tags: { 'aws:team': 'shop' } },
      'Tag keys and values cannot begin with aws:, which is reserved.',
    ],
  ])('refuses %s', async (_, input, text) => {
    expect(await refusalOf(() => create(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it('refuses a name that is in use', async () => {
    await create();

    expect(await refusalOf(() => create({ ...QUOTA, name: 'fair' }))).toEqual({
      name: 'ClientException',
      text: 'Object already exists',
      isWrapped: false,
    });
  });
});
