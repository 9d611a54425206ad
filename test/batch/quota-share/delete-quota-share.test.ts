import {
  DeleteJobQueueCommand,
  DeleteQuotaShareCommand,
  DescribeQuotaShareCommand,
  UpdateJobQueueCommand,
  UpdateQuotaShareCommand,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createServiceJobWorld, payloadOf, QUOTA_SHARES } from '../service-job/service-job-world.js';

describe('DeleteQuotaShare', () => {
  const { aws, client, begin, createShare, submitted, describeJob } = createServiceJobWorld();
  const remove = async (quotaShareArn: string) => client.send(new DeleteQuotaShareCommand({ quotaShareArn }));
  const describeShare = async (quotaShareArn: string) => client.send(new DescribeQuotaShareCommand({ quotaShareArn }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('makes the share DELETING, and takes it away after 15 seconds', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision', { state: 'DISABLED' });
    const { $metadata: _, ...reply } = await remove(arn);
    expect(reply).toEqual({});
    expect(await describeShare(arn)).toMatchObject({ status: 'DELETING' });
    aws.clock.advance('15s');
    await expect(describeShare(arn)).rejects.toThrow(`${arn} does not exist`);
    await expect(createShare('vision')).resolves.toBe(arn);
  });

  it('ends the jobs of the share, and of no other', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    await createShare('audio');
    const share = { quotaShareName: 'vision', serviceRequestPayload: payloadOf(2) };
    const [running, waiting] = [await submitted(share), await submitted(share)];
    const other = await submitted({ quotaShareName: 'audio' });
    aws.clock.advance('96s');
    await client.send(new UpdateQuotaShareCommand({ quotaShareArn: arn, state: 'DISABLED' }));
    aws.clock.advance('5s');
    await remove(arn);

    const statusReason = 'QuotaShare deleted';
    expect(await describeJob(waiting)).toMatchObject({ status: 'FAILED', statusReason });
    aws.clock.advance('119s');
    expect(await describeJob(running)).toMatchObject({ status: 'RUNNING' });
    expect(await describeShare(arn)).toMatchObject({ status: 'DELETING' });
    aws.clock.advance('1s');
    expect(await describeJob(running)).toMatchObject({ status: 'FAILED', statusReason });
    await expect(describeShare(arn)).rejects.toThrow(`${arn} does not exist`);
    aws.clock.advance('1m');
    expect(await describeJob(other)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('refuses a share that is ENABLED, is on its way, or does not exist', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    expect(await rejectionOf(remove(arn))).toMatchObject({ text: 'Cannot delete, state must be DISABLED.' });
    await client.send(new UpdateQuotaShareCommand({ quotaShareArn: arn, state: 'DISABLED' }));
    expect(await rejectionOf(remove(arn))).toMatchObject({ text: 'Cannot delete, resource is being modified.' });
    expect(await rejectionOf(remove('none'))).toMatchObject({ text: 'none does not exist' });
  });

  it('is done by the deletion of the queue', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'trainings', state: 'DISABLED' }));
    aws.clock.advance('5s');
    await client.send(new DeleteJobQueueCommand({ jobQueue: 'trainings' }));
    expect(await describeShare(arn)).toMatchObject({ status: 'DELETING' });
    aws.clock.advance('15s');
    await expect(describeShare(arn)).rejects.toThrow(`${arn} does not exist`);
  });
});
