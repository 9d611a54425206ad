import {
  BatchClient,
  DescribeJobQueuesCommand,
  paginateDescribeJobQueues,
  type DescribeJobQueuesCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createQueueWorld } from './queue-world.js';

const QUEUES = `${BATCH}:job-queue`;

describe('DescribeJobQueues', () => {
  const { aws, client, begin, createQueue } = createQueueWorld();
  const describeThem = async (input: DescribeJobQueuesCommandInput, by = client) =>
    by.send(new DescribeJobQueuesCommand(input));
  const namesOf = async (input: DescribeJobQueuesCommandInput, by = client) =>
    (await describeThem(input, by)).jobQueues?.map(({ jobQueueName }) => jobQueueName);
  const beginWithQueues = async (...names: string[]) => {
    await begin();
    for (const jobQueueName of names) await createQueue({ jobQueueName });
    aws.clock.advance('5s');
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows a queue whole', async () => {
    await beginWithQueues('high');
    const { $metadata, ...reply } = await describeThem({ jobQueues: ['high'] });

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({
      jobQueues: [
        {
          jobQueueName: 'high',
          jobQueueArn: `${QUEUES}/high`,
          state: 'ENABLED',
          status: 'VALID',
          statusReason: 'JobQueue Healthy',
          priority: 10,
          computeEnvironmentOrder: [{ order: 1, computeEnvironment: `${BATCH}:compute-environment/own` }],
          serviceEnvironmentOrder: [],
          jobQueueType: 'ECS',
          tags: {},
        },
      ],
    });
  });

  it('answers an empty list where there are none', async () => {
    const { $metadata: _, ...reply } = await describeThem({});
    expect(reply).toEqual({ jobQueues: [] });
  });

  it('shows all queues in the order of their creation', async () => {
    await beginWithQueues('c', 'a', 'b');
    expect(await namesOf({})).toEqual(['c', 'a', 'b']);
    expect(await namesOf({ jobQueues: [] })).toEqual(['c', 'a', 'b']);
  });

  it('shows those that are named by name or ARN, each once, without those that are missing', async () => {
    await beginWithQueues('c', 'a', 'b');
    const jobQueues = [`${QUEUES}/b`, 'nope', 'c', 'b', 'C', `${QUEUES}/nope`];
    expect(await namesOf({ jobQueues })).toEqual(['c', 'b']);
  });

  it('keeps the Regions apart', async () => {
    await beginWithQueues('high');
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await namesOf({}, abroad)).toEqual([]);
    expect(await namesOf({ jobQueues: ['high', `${QUEUES}/high`] }, abroad)).toEqual([]);
  });

  it('gives pages', async () => {
    await beginWithQueues('c', 'a', 'b');
    const first = await describeThem({ maxResults: 2 });
    expect(first.jobQueues).toHaveLength(2);
    const { $metadata: _, ...last } = await describeThem({ maxResults: 2, nextToken: first.nextToken });
    expect(last).toMatchObject({ jobQueues: [{ jobQueueName: 'b' }] });
    expect(last).not.toHaveProperty('nextToken');

    const pages: (string | undefined)[] = [];
    for await (const page of paginateDescribeJobQueues({ client, pageSize: 1 }, {})) {
      pages.push(...(page.jobQueues ?? []).map(({ jobQueueName }) => jobQueueName));
    }
    expect(pages).toEqual(['c', 'a', 'b']);
  });

  it('gives a copy that the caller may change', async () => {
    await beginWithQueues('high');
    const { jobQueues: [queue] = [] } = await describeThem({});
    queue?.computeEnvironmentOrder?.pop();
    expect((await describeThem({})).jobQueues?.[0]?.computeEnvironmentOrder).toHaveLength(1);
  });

  it.each<[string, DescribeJobQueuesCommandInput, string]>([
    ['names and a page size', { jobQueues: ['high'], maxResults: 1 }, 'JobQueues and MaxResults cannot both be set'],
    [
      '101 names',
      { jobQueues: Array.from({ length: 101 }, (_, i) => `q${i}`) },
      'Maximum number of job queues supported is  100 .',
    ],
    ['a page of none', { maxResults: 0 }, 'maxResults must be between 1 and 100.'],
    ['a page of 101', { maxResults: 101 }, 'maxResults must be between 1 and 100.'],
    ['a token that is not its own', { nextToken: 'abc' }, 'nextToken is not valid.'],
  ])('refuses %s', async (_what, input, text) => {
    expect(await rejectionOf(describeThem(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
