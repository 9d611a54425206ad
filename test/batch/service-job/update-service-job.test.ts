import { UpdateServiceJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceJobWorld, payloadOf, QUOTA_SHARES } from './service-job-world.js';

describe('UpdateServiceJob', () => {
  const { aws, client, begin, createShare, submitted, describeJob, statusesOf } = createServiceJobWorld();
  const update = async (jobId: string, schedulingPriority: number | undefined = 5) =>
    client.send(new UpdateServiceJobCommand({ jobId, schedulingPriority }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('changes the priority of a job', async () => {
    await begin();
    const jobId = await submitted();
    const { $metadata: _, ...reply } = await update(jobId);
    expect(reply).toEqual({ jobArn: `${BATCH}:service-job/${jobId}`, jobName: 'train', jobId });
    expect(await describeJob(jobId)).toMatchObject({ schedulingPriority: 5 });
  });

  it('has it start sooner where jobs have shares', async () => {
    await begin({ policy: QUOTA_SHARES });
    await createShare('vision');
    const share = { quotaShareName: 'vision', serviceRequestPayload: payloadOf(2) };
    const [first, second, third] = [await submitted(share), await submitted(share), await submitted(share)];
    aws.clock.advance('1m');
    await update(third);
    aws.clock.advance('2m');
    expect(await statusesOf(first, second, third)).toEqual(['SUCCEEDED', 'RUNNABLE', 'SCHEDULED']);
  });

  it('does not where they come in the order of their submission', async () => {
    await begin();
    const large = { serviceRequestPayload: payloadOf(4) };
    const [first, second, third] = [await submitted(large), await submitted(large), await submitted(large)];
    await update(third);
    aws.clock.advance('3m');
    expect(await statusesOf(first, second, third)).toEqual(['SUCCEEDED', 'SCHEDULED', 'RUNNABLE']);
  });

  it('refuses a priority that is out of range, or missing', async () => {
    await begin();
    const jobId = await submitted();
    const text = 'Scheduling priority must be between 0 and 9999.';
    expect(await rejectionOf(update(jobId, 10_000))).toMatchObject({ text, isWrapped: true });
    const command = new UpdateServiceJobCommand({ jobId, schedulingPriority: undefined });
    expect(await rejectionOf(client.send(command))).toMatchObject({ text: 'schedulingPriority is required.' });
  });

  it('refuses a job that has ended', async () => {
    await begin();
    const jobId = await submitted();
    aws.clock.advance('3m');
    const before = aws.state;
    expect(await rejectionOf(update(jobId))).toMatchObject({
      name: 'ClientException',
      text: `Job ${jobId} is SUCCEEDED, and cannot be updated.`,
    });
    expect(aws.state).toBe(before);
  });

  it('refuses a job that does not exist', async () => {
    expect(await rejectionOf(update('none'))).toMatchObject({ text: 'Job none does not exist', isWrapped: false });
  });
});
