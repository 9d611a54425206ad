import {
  BatchClient,
  DeleteJobQueueCommand,
  DescribeJobQueuesCommand,
  UpdateJobQueueCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createQueueWorld } from './queue-world.js';

const BUSY = { name: 'ClientException', text: 'Cannot delete, resource is being modified.', isWrapped: false };

describe('DeleteJobQueue', () => {
  const { aws, client, begin, createQueue } = createQueueWorld();
  const { clock } = aws;
  const remove = async (jobQueue: string | undefined, by = client) => by.send(new DeleteJobQueueCommand({ jobQueue }));
  const queues = async () => (await client.send(new DescribeJobQueuesCommand({}))).jobQueues;
  const beginWithQueue = async (state: 'ENABLED' | 'DISABLED') => {
    await begin();
    await createQueue({ jobQueueName: 'GPGPU', state });
    clock.advance('5s');
    aws.mark();
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([['GPGPU'], [`${BATCH}:job-queue/GPGPU`]])('deletes %s, and answers nothing', async (reference) => {
    await beginWithQueue('DISABLED');
    const { $metadata, ...reply } = await remove(reference);

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({});
    expect(aws.changes()).toEqual(['~ job-queue/GPGPU DISABLED VALID → DISABLED DELETING']);
  });

  it('is DELETING for 15 seconds, and then gone', async () => {
    await beginWithQueue('DISABLED');
    await remove('GPGPU');
    clock.advance(14_999);
    expect(await queues()).toMatchObject([{ jobQueueName: 'GPGPU', status: 'DELETING' }]);
    clock.advance(1);
    expect(await queues()).toEqual([]);
    expect(aws.changes()).toEqual(['- job-queue/GPGPU DISABLED VALID']);
    expect(await rejectionOf(remove('GPGPU'))).toMatchObject({ text: `${BATCH}:job-queue/GPGPU does not exist` });
  });

  it('refuses a queue that is ENABLED', async () => {
    await beginWithQueue('ENABLED');
    expect(await rejectionOf(remove('GPGPU'))).toEqual({
      name: 'ClientException',
      text: 'Cannot delete, state must be DISABLED.',
      isWrapped: false,
    });
    expect(aws.changes()).toEqual([]);
  });

  it('refuses a queue whose last change is under way', async () => {
    await beginWithQueue('ENABLED');
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'GPGPU', state: 'DISABLED' }));
    expect(await rejectionOf(remove('GPGPU'))).toEqual(BUSY);
    clock.advance('5s');

    await remove('GPGPU');
    expect(await rejectionOf(remove('GPGPU'))).toEqual(BUSY);
  });

  it.each([
    ['a queue that does not exist', 'low', `${BATCH}:job-queue/low does not exist`, false],
    ['no queue', undefined, 'jobQueue is required.', true],
  ])('refuses %s', async (_what, reference, text, isWrapped) => {
    await beginWithQueue('DISABLED');
    expect(await rejectionOf(remove(reference))).toEqual({ name: 'ClientException', text, isWrapped });
    expect(aws.changes()).toEqual([]);
  });

  it('does not find a queue of another Region, not even by its ARN', async () => {
    await beginWithQueue('DISABLED');
    const abroad = new BatchClient({ region: 'eu-west-1' });
    expect(await rejectionOf(remove('GPGPU', abroad))).toMatchObject({
      text: 'arn:aws:batch:eu-west-1:123456789012:job-queue/GPGPU does not exist',
    });
    expect(await rejectionOf(remove(`${BATCH}:job-queue/GPGPU`, abroad))).toMatchObject({
      text: `${BATCH}:job-queue/GPGPU does not exist`,
    });
    expect(aws.changes()).toEqual([]);
  });
});
