import {
  DeleteClusterCommand,
  ECSClient,
  InvalidParameterException,
  ListClustersCommand,
  ListTasksCommand,
  paginateListClusters,
  type ListClustersCommandInput,
} from '@aws-sdk/client-ecs';
import { mockEcs } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';

const CLUSTERS = 'arn:aws:ecs:us-east-1:123456789012:cluster';
const arnsOf = (...names: string[]) => names.map((name) => `${CLUSTERS}/${name}`);

describe('ListClusters', () => {
  const aws = mockEcs();
  const { ecs } = aws;
  const client = new ECSClient({});
  const send = async (input: ListClustersCommandInput = {}) => client.send(new ListClustersCommand(input));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('gives the ARNs in the order of creation, without a token on the last page', async () => {
    ecs.seed({ clusters: ['prod', 'default', 'a'] });
    expect(await send()).toEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200 }) as object,
      clusterArns: arnsOf('prod', 'default', 'a'),
    });
  });

  it('gives an empty list where there is no cluster', async () => {
    expect((await send()).clusterArns).toEqual([]);
  });

  it('leaves out deleted clusters', async () => {
    ecs.seed({ clusters: ['prod', { clusterName: 'old', status: 'INACTIVE' }, 'test'] });
    await client.send(new DeleteClusterCommand({ cluster: 'test' }));
    expect((await send()).clusterArns).toEqual(arnsOf('prod'));
  });

  it('gives pages of the size asked for, until nothing is left', async () => {
    ecs.seed({ clusters: ['a', 'b', 'c', 'd', 'e'] });
    const pages = [];
    for await (const { clusterArns } of paginateListClusters({ client, pageSize: 2 }, {})) pages.push(clusterArns);
    expect(pages).toEqual([arnsOf('a', 'b'), arnsOf('c', 'd'), arnsOf('e')]);
  });

  it('gives no token with a full last page', async () => {
    ecs.seed({ clusters: ['a', 'b'] });
    const page = await send({ maxResults: 2 });
    expect(page.clusterArns).toEqual(arnsOf('a', 'b'));
    expect(page.nextToken).toBeUndefined();
  });

  it('goes on behind the last cluster of the page, whatever was created or deleted in between', async () => {
    ecs.seed({ clusters: ['a', 'b', 'c'] });
    const { nextToken } = await send({ maxResults: 2 });
    await client.send(new DeleteClusterCommand({ cluster: 'b' }));
    ecs.seed({ clusters: ['d'] });
    expect((await send({ nextToken })).clusterArns).toEqual(arnsOf('c', 'd'));
  });

  it('gives 100 clusters when no size is given, and never more', async () => {
    ecs.seed({ clusters: Array.from({ length: 101 }, (_, i) => `c${i}`) });
    const first = await send();
    expect(first.clusterArns).toHaveLength(100);
    expect((await send({ maxResults: 100, nextToken: first.nextToken })).clusterArns).toEqual(arnsOf('c100'));
  });

  it('keeps the Regions apart', async () => {
    ecs.seed({ clusters: ['here'] });
    ecs.seed({ region: 'eu-west-1', clusters: ['there'] });
    const abroad = new ECSClient({ region: 'eu-west-1' });
    expect((await send()).clusterArns).toEqual(arnsOf('here'));
    expect((await abroad.send(new ListClustersCommand({}))).clusterArns).toEqual([
      'arn:aws:ecs:eu-west-1:123456789012:cluster/there',
    ]);
  });

  it.each([0, -1, 101, 1.5])('refuses maxResults of %d', async (maxResults) => {
    expect(await rejectionOf(send({ maxResults }))).toEqual([
      InvalidParameterException,
      'maxResults should be between 1 and 100.',
    ]);
  });

  it.each(['nonsense', '', 'TGlzdENsdXN0ZXJz'])('refuses the token %j', async (nextToken) => {
    expect(await rejectionOf(send({ nextToken }))).toEqual([InvalidParameterException, 'Invalid token']);
  });

  it('refuses the token of another list', async () => {
    ecs.seed({ taskDefinitions: ['web'], tasks: [{ taskDefinition: 'web', count: 2 }] });
    const { nextToken } = await client.send(new ListTasksCommand({ maxResults: 1 }));
    expect(await rejectionOf(send({ nextToken }))).toEqual([InvalidParameterException, 'Invalid token']);
  });
});
