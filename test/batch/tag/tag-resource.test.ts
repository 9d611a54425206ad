import {
  BatchClient,
  CreateConsumableResourceCommand,
  DeleteJobQueueCommand,
  DeregisterJobDefinitionCommand,
  DescribeJobQueuesCommand,
  ListTagsForResourceCommand,
  RegisterJobDefinitionCommand,
  TagResourceCommand,
  type TagResourceCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, createQueueWorld } from '../job-queue/queue-world.js';
import { rejectionOf } from '../rejection-of.js';

const ENVIRONMENT = `${BATCH}:compute-environment/own`;
const QUEUE = `${BATCH}:job-queue/high`;
const DEFINITION = `${BATCH}:job-definition/sleep:1`;
const RESOURCE = `${BATCH}:consumable-resource/licence`;
const ID = '0123abcd-0123-4abc-8def-0123456789ab';

describe('TagResource', () => {
  const { aws, client, begin, createQueue } = createQueueWorld();
  const tag = async (resourceArn: string | undefined, tags: TagResourceCommandInput['tags'], by = client) =>
    by.send(new TagResourceCommand({ resourceArn, tags }));
  const tagsOf = async (resourceArn: string) =>
    (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
  const beginWithAll = async () => {
    await begin();
    await client.send(
      new RegisterJobDefinitionCommand({
        jobDefinitionName: 'sleep',
        type: 'container',
        containerProperties: {
          image: 'busybox',
          resourceRequirements: [
            { type: 'VCPU', value: '1' },
            { type: 'MEMORY', value: '128' },
          ],
        },
      }),
    );
    await client.send(new CreateConsumableResourceCommand({ consumableResourceName: 'licence' }));
    await createQueue({ state: 'DISABLED' });
    aws.clock.advance('5s');
    aws.mark();
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    ['compute environment', ENVIRONMENT],
    ['job queue', QUEUE],
    ['job definition', DEFINITION],
    ['consumable resource', RESOURCE],
  ])('tags a %s and answers nothing', async (_type, arn) => {
    await beginWithAll();
    const { $metadata, ...reply } = await tag(arn, { team: 'shop', empty: '' });
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(await tagsOf(arn)).toEqual({ team: 'shop', empty: '' });
  });

  it('overwrites the same key and keeps the others', async () => {
    await beginWithAll();
    await tag(QUEUE, { team: 'shop', stage: 'live' });
    await tag(QUEUE, { cost: '1', team: 'bank', Team: 'other' });
    expect(await tagsOf(QUEUE)).toEqual({ team: 'bank', stage: 'live', cost: '1', Team: 'other' });
  });

  it('shows the tags in the description', async () => {
    await beginWithAll();
    await tag(QUEUE, { team: 'shop' });
    expect(await client.send(new DescribeJobQueuesCommand({}))).toMatchObject({
      jobQueues: [{ tags: { team: 'shop' } }],
    });
  });

  it('lets a resource have 50 tags', async () => {
    await beginWithAll();
    await tag(QUEUE, Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, ''])));
    await tag(QUEUE, { k0: 'again' });
    expect(Object.keys((await tagsOf(QUEUE)) ?? {})).toHaveLength(50);
    aws.mark();

    expect(await rejectionOf(tag(QUEUE, { k50: '' }))).toEqual({
      name: 'ClientException',
      text: 'The maximum number of tags is 50.',
      isWrapped: false,
    });
    expect(aws.changes()).toEqual([]);
  });

  it('tags what is DELETING or INACTIVE', async () => {
    await beginWithAll();
    await client.send(new DeleteJobQueueCommand({ jobQueue: 'high' }));
    await client.send(new DeregisterJobDefinitionCommand({ jobDefinition: 'sleep:1' }));
    for (const arn of [QUEUE, DEFINITION]) {
      await tag(arn, { team: 'shop' });
      expect(await tagsOf(arn)).toEqual({ team: 'shop' });
    }
  });

  it('forgets the tags with the resource', async () => {
    await beginWithAll();
    await tag(QUEUE, { team: 'shop' });
    await client.send(new DeleteJobQueueCommand({ jobQueue: 'high' }));
    aws.clock.advance('15s');
    expect(await rejectionOf(tag(QUEUE, { team: 'shop' }))).toMatchObject({ text: `${QUEUE} does not exist` });
  });

  it('does not find a resource of another Region or account', async () => {
    await beginWithAll();
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await rejectionOf(tag(QUEUE, { team: 'shop' }, abroad))).toMatchObject({ text: `${QUEUE} does not exist` });
    const theirs = QUEUE.replace('123456789012', '999999999999');
    expect(await rejectionOf(tag(theirs, { team: 'shop' }))).toMatchObject({ text: `${theirs} does not exist` });
    expect(aws.changes()).toEqual([]);
  });

  it.each([
    `${BATCH}:compute-environment/nope`,
    `${BATCH}:job-queue/nope`,
    `${BATCH}:job-queue/high/quota-share/nope`,
    `${BATCH}:job-definition/sleep:2`,
    `${BATCH}:job-definition/sleep`,
    `${BATCH}:job/${ID}`,
    `${BATCH}:scheduling-policy/fair`,
    `${BATCH}:service-job/${ID}`,
  ])('does not find %s', async (arn) => {
    await beginWithAll();
    expect(await rejectionOf(tag(arn, { team: 'shop' }))).toEqual({
      name: 'ClientException',
      text: `${arn} does not exist`,
      isWrapped: false,
    });
    expect(aws.changes()).toEqual([]);
  });

  const one = { team: 'shop' };
  const CHILD = 'Tags are not supported for array and multi-node parallel child jobs.';

  it.each<[string, string | undefined, TagResourceCommandInput['tags'], string]>([
    ['no resource', undefined, one, 'resourceArn is required.'],
    ['no tags', QUEUE, undefined, 'tags is required.'],
    ['an empty map of tags', QUEUE, {}, 'tags must have at least 1 entry.'],
    ['a name for an ARN', 'high', one, 'The resource ARN is not valid.'],
    ['an ARN without a name', `${BATCH}:job-queue`, one, 'The resource ARN is not valid.'],
    ['an ARN of another service', QUEUE.replace('batch', 'ecs'), one, 'The resource ARN is not valid.'],
    ['an ARN of an unknown type', `${BATCH}:constructor/high`, one, 'The resource ARN is not valid.'],
    ['a child of an array', `${BATCH}:job/${ID}:0`, one, CHILD],
    ['a node', `${BATCH}:job/${ID}#0`, one, CHILD],
    ['an empty key', QUEUE, { '': 'x' }, 'Tag keys must have between 1 and 128 characters.'],
    ['a value of 257 characters', QUEUE, { k: 'v'.repeat(257) }, 'Tag values can have up to 256 characters.'],
    ['a reserved key', QUEUE, { 'aws:mine': 'x' }, 'Tag keys and values cannot begin with aws:, which is reserved.'],
    [
      '51 tags',
      QUEUE,
      Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, ''])),
      'The maximum number of tags is 50.',
    ],
  ])('refuses %s', async (_what, arn, tags, text) => {
    await beginWithAll();
    expect(await rejectionOf(tag(arn, tags))).toEqual({ name: 'ClientException', text, isWrapped: true });
    expect(aws.changes()).toEqual([]);
  });
});
