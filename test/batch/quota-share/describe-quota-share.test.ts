import { BatchClient, DescribeQuotaShareCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceJobWorld, QUOTA_SHARES } from '../service-job/service-job-world.js';

describe('DescribeQuotaShare', () => {
  const { aws, client, begin, createShare } = createServiceJobWorld();
  const describeShare = async (quotaShareArn: string | undefined, by = client) =>
    by.send(new DescribeQuotaShareCommand({ quotaShareArn }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('shows a share, with its tags', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    const { $metadata: _, ...share } = await describeShare(arn);
    expect(share).toEqual({
      quotaShareName: 'vision',
      quotaShareArn: arn,
      jobQueueArn: `${BATCH}:job-queue/trainings`,
      capacityLimits: [{ maxCapacity: 2, capacityUnit: 'ml.m5.large' }],
      resourceSharingConfiguration: { strategy: 'RESERVE' },
      preemptionConfiguration: { inSharePreemption: 'DISABLED' },
      state: 'ENABLED',
      status: 'VALID',
      tags: {},
    });
  });

  it('finds a share by its ARN alone, and none of another Region', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    expect(await rejectionOf(describeShare('vision'))).toEqual({
      name: 'ClientException',
      text: 'vision does not exist',
      isWrapped: false,
    });
    const elsewhere = new BatchClient({ region: 'eu-west-1' });
    expect(await rejectionOf(describeShare(arn, elsewhere))).toMatchObject({ text: `${arn} does not exist` });
    expect(await rejectionOf(describeShare(undefined))).toMatchObject({ text: 'quotaShareArn is required.' });
  });
});
