import { DeleteJobQueueCommand, DescribeJobQueuesCommand, UpdateJobQueueCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createServiceJobWorld } from '../service-job/service-job-world.js';

describe('DeleteJobQueue of a queue for service jobs', () => {
  const { aws, client, begin, submitted, statusOf } = createServiceJobWorld();
  const { clock } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  async function deleteQueue(): Promise<void> {
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'trainings', state: 'DISABLED' }));
    clock.advance('5s');
    await client.send(new DeleteJobQueueCommand({ jobQueue: 'trainings' }));
  }
  const queues = async () =>
    (await client.send(new DescribeJobQueuesCommand({}))).jobQueues?.map(({ status }) => status);

  it('is DELETING until the last of its training jobs has stopped', async () => {
    await begin();
    aws.batch.onJob({}, { after: '1h' });
    const jobId = await submitted();
    clock.advance('2m');
    await deleteQueue();
    clock.advance(119_999);
    expect([await statusOf(jobId), await queues()]).toEqual(['RUNNING', ['DELETING']]);
    clock.advance(1);
    expect([await statusOf(jobId), await queues()]).toEqual(['FAILED', []]);
  });

  it('takes 15 seconds where nothing has to stop', async () => {
    await begin();
    await submitted();
    clock.advance('6s');
    await deleteQueue();
    clock.advance(14_999);
    expect(await queues()).toEqual(['DELETING']);
    clock.advance(1);
    expect(await queues()).toEqual([]);
  });
});
