import {
  BatchClient,
  DescribeServiceJobCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceJobWorld, payloadOf } from './service-job-world.js';

describe('DescribeServiceJob', () => {
  const { aws, client, begin, submitted, describeJob } = createServiceJobWorld();

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows of a job that waits only what it has', async () => {
    await begin();
    const jobId = await submitted({ tags: { team: 'vision' } });
    expect(await describeJob(jobId)).toStrictEqual({
      attempts: [],
      capacityUsage: [{ capacityUnit: 'ml.m5.large', quantity: 1 }],
      createdAt: aws.clock.now().getTime(),
      jobArn: `${BATCH}:service-job/${jobId}`,
      jobId,
      jobName: 'train',
      jobQueue: `${BATCH}:job-queue/trainings`,
      serviceJobType: 'SAGEMAKER_TRAINING',
      serviceRequestPayload: payloadOf(),
      status: 'SUBMITTED',
      tags: { team: 'vision' },
    });
  });

  it('shows the tags as they are now', async () => {
    await begin();
    const jobId = await submitted({ tags: { team: 'vision', stage: 'test' } });
    const resourceArn = `${BATCH}:service-job/${jobId}`;
    await client.send(new TagResourceCommand({ resourceArn, tags: { team: 'audio' } }));
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['stage'] }));
    expect(await describeJob(jobId)).toMatchObject({ tags: { team: 'audio' } });
    expect(await client.send(new ListTagsForResourceCommand({ resourceArn }))).toMatchObject({
      tags: { team: 'audio' },
    });
  });

  it('finds no job that there is not, or that is of another Region', async () => {
    await begin();
    const jobId = await submitted();
    expect(await rejectionOf(describeJob('none'))).toEqual({
      name: 'ClientException',
      text: 'Job none does not exist',
      isWrapped: false,
    });
    const elsewhere = new BatchClient({ region: 'eu-west-1' });
    expect(await rejectionOf(elsewhere.send(new DescribeServiceJobCommand({ jobId })))).toMatchObject({
      text: `Job ${jobId} does not exist`,
    });
  });

  it('needs the id of a job', async () => {
    const command = new DescribeServiceJobCommand({ jobId: undefined });
    expect(await rejectionOf(client.send(command))).toMatchObject({ text: 'jobId is required.', isWrapped: true });
  });
});
