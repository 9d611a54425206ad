import {
  BatchClient,
  ListTagsForResourceCommand,
  UntagResourceCommand,
  type UntagResourceCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, createQueueWorld } from '../job-queue/queue-world.js';
import { rejectionOf } from '../rejection-of.js';

const QUEUE = `${BATCH}:job-queue/high`;

describe('UntagResource', () => {
  const { aws, client, begin, createQueue } = createQueueWorld();
  const untag = async (input: UntagResourceCommandInput, by = client) => by.send(new UntagResourceCommand(input));
  const tagsOf = async (resourceArn: string) =>
    (await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
  const beginWithQueue = async () => {
    await begin();
    await createQueue({ tags: { team: 'shop', stage: 'live', cost: '1' } });
    aws.mark();
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes tags off and answers nothing', async () => {
    await beginWithQueue();
    const { $metadata, ...reply } = await untag({ resourceArn: QUEUE, tagKeys: ['team', 'cost'] });
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(await tagsOf(QUEUE)).toEqual({ stage: 'live' });
  });

  it('ignores keys that the resource has not', async () => {
    await beginWithQueue();
    await untag({ resourceArn: QUEUE, tagKeys: ['nope', 'TEAM'] });
    expect(aws.changes()).toEqual([]);
    await untag({ resourceArn: QUEUE, tagKeys: ['nope', 'team'] });
    expect(await tagsOf(QUEUE)).toEqual({ stage: 'live', cost: '1' });
  });

  it('takes 50 keys', async () => {
    await beginWithQueue();
    await untag({ resourceArn: QUEUE, tagKeys: ['team', ...Array.from({ length: 49 }, (_, i) => `k${i}`)] });
    expect(await tagsOf(QUEUE)).toEqual({ stage: 'live', cost: '1' });
  });

  it('does not find a resource of another Region', async () => {
    await beginWithQueue();
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await rejectionOf(untag({ resourceArn: QUEUE, tagKeys: ['team'] }, abroad))).toEqual({
      name: 'ClientException',
      text: `${QUEUE} does not exist`,
      isWrapped: false,
    });
    expect(aws.changes()).toEqual([]);
  });

  it.each<[string, UntagResourceCommandInput, string, boolean]>([
    ['no resource', { resourceArn: undefined, tagKeys: ['team'] }, 'resourceArn is required.', true],
    ['no keys', { resourceArn: QUEUE, tagKeys: undefined }, 'tagKeys is required.', true],
    ['an empty list of keys', { resourceArn: QUEUE, tagKeys: [] }, 'tagKeys must have between 1 and 50 entries.', true],
    [
      '51 keys',
      { resourceArn: QUEUE, tagKeys: Array.from({ length: 51 }, (_, i) => `k${i}`) },
      'tagKeys must have between 1 and 50 entries.',
      true,
    ],
    ['a name for an ARN', { resourceArn: 'high', tagKeys: ['team'] }, 'The resource ARN is not valid.', true],
    [
      'a missing queue',
      { resourceArn: `${BATCH}:job-queue/nope`, tagKeys: ['team'] },
      `${BATCH}:job-queue/nope does not exist`,
      false,
    ],
  ])('refuses %s', async (_what, input, text, isWrapped) => {
    await beginWithQueue();
    expect(await rejectionOf(untag(input))).toEqual({ name: 'ClientException', text, isWrapped });
    expect(aws.changes()).toEqual([]);
  });
});
