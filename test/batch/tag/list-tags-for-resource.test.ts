import { BatchClient, ListTagsForResourceCommand, type CreateJobQueueCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, createQueueWorld } from '../job-queue/queue-world.js';
import { rejectionOf } from '../rejection-of.js';

const QUEUE = `${BATCH}:job-queue/high`;

describe('ListTagsForResource', () => {
  const { aws, client, begin, createQueue } = createQueueWorld();
  const list = async (resourceArn: string | undefined, by = client) =>
    by.send(new ListTagsForResourceCommand({ resourceArn }));
  const beginWithQueue = async (tags?: CreateJobQueueCommandInput['tags']) => {
    await begin();
    await createQueue({ tags });
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows the tags that a resource was created with', async () => {
    await beginWithQueue({ team: 'shop', empty: '' });
    const { $metadata, ...reply } = await list(QUEUE);
    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({ tags: { team: 'shop', empty: '' } });
  });

  it('shows an empty map where there are none', async () => {
    await beginWithQueue();
    const { $metadata: _, ...reply } = await list(QUEUE);
    expect(reply).toEqual({ tags: {} });
  });

  it('gives a copy that the caller may change', async () => {
    await beginWithQueue({ team: 'shop' });
    const { tags = {} } = await list(QUEUE);
    tags['mine'] = 'only';
    expect(await list(QUEUE)).toMatchObject({ tags: { team: 'shop' } });
    expect((await list(QUEUE)).tags).not.toHaveProperty('mine');
  });

  it('does not find a resource of another Region', async () => {
    await beginWithQueue({ team: 'shop' });
    expect(await rejectionOf(list(QUEUE, new BatchClient({ region: 'eu-west-1' })))).toEqual({
      name: 'ClientException',
      text: `${QUEUE} does not exist`,
      isWrapped: false,
    });
  });

  it.each<[string, string | undefined, string, boolean]>([
    ['no resource', undefined, 'resourceArn is required.', true],
    ['a name for an ARN', 'high', 'The resource ARN is not valid.', true],
    ['a missing queue', `${BATCH}:job-queue/nope`, `${BATCH}:job-queue/nope does not exist`, false],
  ])('refuses %s', async (_what, arn, text, isWrapped) => {
    await beginWithQueue();
    expect(await rejectionOf(list(arn))).toEqual({ name: 'ClientException', text, isWrapped });
  });
});
