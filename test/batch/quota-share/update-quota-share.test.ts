import {
  DescribeQuotaShareCommand,
  UpdateQuotaShareCommand,
  type UpdateQuotaShareCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createServiceJobWorld, M5, payloadOf, QUOTA_SHARES } from '../service-job/service-job-world.js';

describe('UpdateQuotaShare', () => {
  const { aws, client, begin, createShare, submitted, statusesOf } = createServiceJobWorld();
  const update = async (quotaShareArn: string, input: Partial<UpdateQuotaShareCommandInput> = {}) =>
    client.send(new UpdateQuotaShareCommand({ quotaShareArn, ...input }));
  const describeShare = async (quotaShareArn: string) => client.send(new DescribeQuotaShareCommand({ quotaShareArn }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('replaces what is given, and is UPDATING for 5 seconds', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    const changes = {
      capacityLimits: [{ maxCapacity: 3, capacityUnit: M5 }],
      resourceSharingConfiguration: { strategy: 'LEND_AND_BORROW' as const, borrowLimit: 50 },
      preemptionConfiguration: { inSharePreemption: 'ENABLED' as const },
      state: 'DISABLED' as const,
    };
    const { $metadata: _, ...reply } = await update(arn, changes);
    expect(reply).toEqual({ quotaShareName: 'vision', quotaShareArn: arn });
    expect(await describeShare(arn)).toMatchObject({ ...changes, status: 'UPDATING' });
    aws.clock.advance('5s');
    expect(await describeShare(arn)).toMatchObject({ ...changes, status: 'VALID' });
  });

  it('leaves alone what is not given', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    await update(arn);
    expect(await describeShare(arn)).toMatchObject({
      capacityLimits: [{ maxCapacity: 2, capacityUnit: M5 }],
      resourceSharingConfiguration: { strategy: 'RESERVE' },
      state: 'ENABLED',
    });
  });

  it('lets jobs start for which the limits were too low', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    const jobId = await submitted({ quotaShareName: 'vision', serviceRequestPayload: payloadOf(3) });
    aws.clock.advance('10s');
    expect(await statusesOf(jobId)).toEqual(['RUNNABLE']);
    await update(arn, { capacityLimits: [{ maxCapacity: 3, capacityUnit: M5 }] });
    aws.clock.advance('10s');
    expect(await statusesOf(jobId)).toEqual(['SCHEDULED']);
  });

  it('lets the jobs of a share that is DISABLED finish', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    const share = { quotaShareName: 'vision', serviceRequestPayload: payloadOf(2) };
    const [first, second] = [await submitted(share), await submitted(share)];
    await update(arn, { state: 'DISABLED' });
    aws.clock.advance('10m');
    expect(await statusesOf(first, second)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  it('refuses limits and sharing that are wrong', async () => {
    await begin({ policy: QUOTA_SHARES });
    const arn = await createShare('vision');
    expect(await rejectionOf(update(arn, { capacityLimits: [] }))).toMatchObject({
      text: 'Capacitylimits are required.',
      isWrapped: true,
    });
    const resourceSharingConfiguration = { strategy: 'RESERVE' as const, borrowLimit: 1 };
    expect(await rejectionOf(update(arn, { resourceSharingConfiguration }))).toMatchObject({
      text: 'borrowLimit can only be set for the strategy LEND_AND_BORROW.',
      isWrapped: true,
    });
  });

  it('refuses a share that does not exist, or whose last change is under way', async () => {
    await begin({ policy: QUOTA_SHARES });
    expect(await rejectionOf(update('none'))).toMatchObject({ text: 'none does not exist', isWrapped: false });
    const arn = await createShare('vision');
    await update(arn);
    expect(await rejectionOf(update(arn))).toMatchObject({
      text: 'Cannot update, resource is being modified',
      isWrapped: false,
    });
  });
});
