import {
  ClusterNotFoundException,
  DeleteCapacityProviderCommand,
  DescribeCapacityProvidersCommand,
  InvalidParameterException,
  type DescribeCapacityProvidersCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createProviderWorld, INSTANCES } from './provider-world.js';

const ARNS = 'arn:aws:ecs:us-east-1:123456789012:capacity-provider';
const provider = (name: string) => ({ name, autoScalingGroupProvider: { autoScalingGroupArn: name } });

describe('DescribeCapacityProviders', () => {
  const { aws, client } = createProviderWorld();
  const { ecs, clock } = aws;
  const send = (input: DescribeCapacityProvidersCommandInput = {}) =>
    client.send(new DescribeCapacityProvidersCommand(input));
  const names = async (input: DescribeCapacityProvidersCommandInput = {}) =>
    (await send(input)).capacityProviders?.map(({ name }) => name);

  beforeEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows the providers of every account', async () => {
    expect(await send()).toMatchObject({
      capacityProviders: [
        {
          capacityProviderArn: `${ARNS}/FARGATE`,
          name: 'FARGATE',
          status: 'ACTIVE',
          type: 'FARGATE',
          tags: [],
        },
        {
          capacityProviderArn: `${ARNS}/FARGATE_SPOT`,
          name: 'FARGATE_SPOT',
          status: 'ACTIVE',
          type: 'FARGATE_SPOT',
          tags: [],
        },
      ],
      failures: [],
    });
  });

  it('shows one’s own by name and by ARN, in the order of the request, and says what is missing', async () => {
    ecs.seed({ capacityProviders: [provider('a'), provider('b')] });
    const capacityProviders = [`${ARNS}/b`, 'FARGATE', 'nope', 'a', `${ARNS.replace('us-east-1', 'eu-west-1')}/a`];
    const output = await send({ capacityProviders });
    expect(output.capacityProviders?.map(({ name }) => name)).toEqual(['b', 'FARGATE', 'a']);
    expect(output.failures).toEqual([
      { arn: `${ARNS}/nope`, reason: 'MISSING' },
      { arn: 'arn:aws:ecs:eu-west-1:123456789012:capacity-provider/a', reason: 'MISSING' },
    ]);
  });

  it('shows tags where it is asked to', async () => {
    const tags = [{ key: 'team', value: 'shop' }];
    ecs.seed({ capacityProviders: [{ ...provider('a'), tags }] });
    expect((await send({ capacityProviders: ['a'] })).capacityProviders).toMatchObject([{ tags: [] }]);
    expect((await send({ capacityProviders: ['a'], include: ['TAGS'] })).capacityProviders).toMatchObject([{ tags }]);
  });

  it('gives ten a page, or fewer', async () => {
    const own = Array.from({ length: 10 }, (_, index) => `own-${index}`);
    ecs.seed({ capacityProviders: own.map(provider) });
    const first = await send();
    expect(first.capacityProviders?.map(({ name }) => name)).toEqual(['FARGATE', 'FARGATE_SPOT', ...own.slice(0, 8)]);
    const second = await send({ nextToken: first.nextToken });
    expect(second.capacityProviders?.map(({ name }) => name)).toEqual(own.slice(8));
    expect(second.nextToken).toBeUndefined();

    const [one, other] = [await send({ maxResults: 1 }), await send({ capacityProviders: own, maxResults: 3 })];
    expect(await names({ maxResults: 1, nextToken: one.nextToken })).toEqual(['FARGATE_SPOT']);
    expect(await names({ capacityProviders: own, maxResults: 3, nextToken: other.nextToken })).toEqual(own.slice(3, 6));
  });

  it('keeps to the providers of a cluster', async () => {
    ecs.seed({
      clusters: [{ clusterName: 'default', capacityProviders: ['FARGATE', 'a'] }],
      capacityProviders: [provider('a'), provider('b'), { name: 'managed', ...INSTANCES }],
    });
    expect(await names({ cluster: 'default' })).toEqual(['FARGATE', 'a', 'managed']);
    expect(await send({ cluster: 'default', capacityProviders: ['b', 'a'] })).toMatchObject({
      capacityProviders: [{ name: 'a' }],
      failures: [{ arn: `${ARNS}/b`, reason: 'MISSING' }],
    });
  });

  it('shows a deleted one by its name only', async () => {
    ecs.seed({ capacityProviders: [provider('a')] });
    await client.send(new DeleteCapacityProviderCommand({ capacityProvider: 'a' }));
    clock.runUntilIdle();
    expect(await names()).toEqual(['FARGATE', 'FARGATE_SPOT']);
    expect(await names({ capacityProviders: ['a'] })).toEqual(['a']);
  });

  it.each<[string, DescribeCapacityProvidersCommandInput, unknown, string]>([
    ['a cluster that is not there', { cluster: 'nope' }, ClusterNotFoundException, 'Cluster not found.'],
    ['a page of 11', { maxResults: 11 }, InvalidParameterException, 'maxResults should be between 1 and 10.'],
    ['a token that is none', { nextToken: 'x' }, InvalidParameterException, 'Invalid token'],
    [
      'an ARN of something else',
      { capacityProviders: ['arn:aws:ecs:us-east-1:1:cluster/a'] },
      InvalidParameterException,
      'Invalid arn syntax.',
    ],
    [
      '101 names',
      { capacityProviders: Array.from({ length: 101 }, () => 'a') },
      InvalidParameterException,
      'Capacity providers cannot have more than 100 elements.',
    ],
  ])('refuses %s', async (_what, input, errorClass, message) => {
    expect(await rejectionOf(send(input))).toEqual([errorClass, message]);
  });
});
