import {
  ClusterNotFoundException,
  InvalidParameterException,
  ListDaemonsCommand,
  type ListDaemonsCommandInput,
} from '@aws-sdk/client-ecs';
import { afterAll, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { ARN, CLUSTER, createDaemonWorld, DAEMON, PROVIDER } from './daemon-world.js';

describe('ListDaemons', () => {
  const { aws, client, begin, create } = createDaemonWorld();
  const list = async (input: ListDaemonsCommandInput = {}) => client.send(new ListDaemonsCommand(input));
  const names = async (input: ListDaemonsCommandInput = {}) =>
    (await list(input)).daemonSummariesList?.map(({ daemonArn = '' }) => daemonArn.replace(/.*\//, ''));

  afterAll(() => aws.restore());

  it('lists the daemons of a cluster in the order of their creation', async () => {
    await begin();
    for (const daemonName of ['logs', 'agent']) await create({ daemonName });

    expect(await names({ clusterArn: CLUSTER })).toEqual(['logs', 'agent']);
    expect((await list()).daemonSummariesList?.[1]).toEqual({
      daemonArn: DAEMON,
      status: 'ACTIVE',
      createdAt: new Date('2024-01-01T00:00:00Z'),
      updatedAt: new Date('2024-01-01T00:00:00Z'),
    });
  });

  it('filters by capacity provider', async () => {
    await begin();
    await create();

    expect(await names({ capacityProviderArns: [`${ARN}:capacity-provider/other`, PROVIDER] })).toEqual(['agent']);
    expect(await names({ capacityProviderArns: [`${ARN}:capacity-provider/other`] })).toEqual([]);
  });

  it('gives pages', async () => {
    await begin();
    for (const daemonName of ['a', 'b', 'c']) await create({ daemonName });
    const { nextToken, daemonSummariesList } = await list({ maxResults: 2 });

    expect(daemonSummariesList).toHaveLength(2);
    expect(await names({ maxResults: 2, nextToken })).toEqual(['c']);
  });

  it('refuses a cluster that is not there, and sizes and tokens that are none', async () => {
    await begin();
    expect(await rejectionOf(list({ clusterArn: `${ARN}:cluster/other` }))).toEqual([
      ClusterNotFoundException,
      'Cluster not found.',
    ]);
    expect(await rejectionOf(list({ maxResults: 0 }))).toEqual([
      InvalidParameterException,
      'maxResults should be between 1 and 100.',
    ]);
    expect(await rejectionOf(list({ nextToken: 'x' }))).toEqual([InvalidParameterException, 'Invalid token']);
  });
});
