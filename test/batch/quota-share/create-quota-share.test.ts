import {
  CreateJobQueueCommand,
  CreateQuotaShareCommand,
  DescribeQuotaShareCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UpdateJobQueueCommand,
  type CreateQuotaShareCommandInput,
} from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { BATCH, createServiceJobWorld, M5, QUOTA_SHARES } from '../service-job/service-job-world.js';

const ARN = `${BATCH}:job-queue/trainings/quota-share/vision`;

describe('CreateQuotaShare', () => {
  const { aws, client, begin } = createServiceJobWorld();
  const create = async (input: Partial<CreateQuotaShareCommandInput> = {}) =>
    client.send(
      new CreateQuotaShareCommand({
        quotaShareName: 'vision',
        jobQueue: 'trainings',
        capacityLimits: [{ maxCapacity: 2, capacityUnit: M5 }],
        resourceSharingConfiguration: { strategy: 'LEND_AND_BORROW' },
        preemptionConfiguration: { inSharePreemption: 'ENABLED' },
        ...input,
      }),
    );
  const describeShare = async () => {
    const { $metadata: _, ...share } = await client.send(new DescribeQuotaShareCommand({ quotaShareArn: ARN }));
    return share;
  };

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('answers name and ARN, and makes a share that is CREATING', async () => {
    await begin({ policy: QUOTA_SHARES });
    const { $metadata, ...reply } = await create({ tags: { team: 'vision' } });

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({ quotaShareName: 'vision', quotaShareArn: ARN });
    expect(aws.changes()).toEqual(['+ job-queue/trainings/quota-share/vision ENABLED CREATING']);
    expect(await describeShare()).toEqual({
      quotaShareName: 'vision',
      quotaShareArn: ARN,
      jobQueueArn: `${BATCH}:job-queue/trainings`,
      capacityLimits: [{ maxCapacity: 2, capacityUnit: M5 }],
      resourceSharingConfiguration: { strategy: 'LEND_AND_BORROW', borrowLimit: -1 },
      preemptionConfiguration: { inSharePreemption: 'ENABLED' },
      state: 'ENABLED',
      status: 'CREATING',
      tags: { team: 'vision' },
    });
  });

  it('makes the share VALID after 5 seconds', async () => {
    await begin({ policy: QUOTA_SHARES });
    await create({ state: 'DISABLED', jobQueue: `${BATCH}:job-queue/trainings` });
    aws.clock.advance(4_999);
    expect(await describeShare()).toMatchObject({ state: 'DISABLED', status: 'CREATING' });
    aws.clock.advance(1);
    expect(await describeShare()).toMatchObject({ status: 'VALID' });
  });

  it('gives it a limit for borrowing only where it borrows', async () => {
    await begin({ policy: QUOTA_SHARES });
    await create({ resourceSharingConfiguration: { strategy: 'LEND' } });
    expect((await describeShare()).resourceSharingConfiguration).toEqual({ strategy: 'LEND' });
  });

  it('has tags that can be changed', async () => {
    await begin({ policy: QUOTA_SHARES });
    await create({ tags: { team: 'vision' } });
    await client.send(new TagResourceCommand({ resourceArn: ARN, tags: { cost: 'research' } }));
    expect(await client.send(new ListTagsForResourceCommand({ resourceArn: ARN }))).toMatchObject({
      tags: { team: 'vision', cost: 'research' },
    });
  });

  it.each<[string, Partial<CreateQuotaShareCommandInput>]>([
    ['Quota share name should match a valid pattern.', { quotaShareName: 'my share' }],
    ['quotaShareName is required.', { quotaShareName: undefined }],
    ['jobQueue is required.', { jobQueue: undefined }],
    ['capacityLimits is required.', { capacityLimits: undefined }],
    ['resourceSharingConfiguration is required.', { resourceSharingConfiguration: undefined }],
    ['preemptionConfiguration is required.', { preemptionConfiguration: undefined }],
    ['Capacitylimits are required.', { capacityLimits: [] }],
    ['Max capacity must be more than 0.', { capacityLimits: [{ maxCapacity: 0, capacityUnit: M5 }] }],
    ['NUM_INSTANCES is unknown capacity unit', { capacityLimits: [{ maxCapacity: 1, capacityUnit: 'NUM_INSTANCES' }] }],
    [
      'borrowLimit can only be set for the strategy LEND_AND_BORROW.',
      { resourceSharingConfiguration: { strategy: 'LEND', borrowLimit: 10 } },
    ],
    [
      'borrowLimit must be an integer of at least -1.',
      { resourceSharingConfiguration: { strategy: 'LEND_AND_BORROW', borrowLimit: -2 } },
    ],
    ['Tag keys and values cannot begin with aws:, which is reserved.', { tags: { 'aws:team': 'vision' } }],
  ])('refuses what the request shows to be wrong: %s', async (text, input) => {
    await begin({ policy: QUOTA_SHARES });
    const before = aws.state;
    expect(await rejectionOf(create(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
    expect(aws.state).toBe(before);
  });

  it('refuses a queue that does not exist, or is on its way', async () => {
    await begin({ policy: QUOTA_SHARES });
    expect(await rejectionOf(create({ jobQueue: 'other' }))).toMatchObject({
      text: `${BATCH}:job-queue/other does not exist`,
      isWrapped: false,
    });
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'trainings', priority: 2 }));
    expect(await rejectionOf(create())).toMatchObject({
      text: `Job Queue ${BATCH}:job-queue/trainings is not in VALID status`,
    });
  });

  it('refuses a queue that does not go by quota shares', async () => {
    await begin();
    expect(await rejectionOf(create())).toEqual({
      name: 'ClientException',
      text: 'Quota shares can only be created for job queues with a quota share scheduling policy.',
      isWrapped: false,
    });
  });

  it('refuses a name that is in use in the queue', async () => {
    await begin({ policy: QUOTA_SHARES });
    await create();
    expect(await rejectionOf(create())).toMatchObject({ text: 'Object already exists', isWrapped: false });
    await client.send(
      new CreateJobQueueCommand({
        jobQueueName: 'others',
        priority: 1,
        schedulingPolicyArn: `${BATCH}:scheduling-policy/policy`,
        serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: 'training' }],
      }),
    );
    aws.clock.advance('5s');
    await expect(create({ jobQueue: 'others' })).resolves.toMatchObject({ quotaShareName: 'vision' });
  });

  it('refuses a 21st share', async () => {
    await begin({ policy: QUOTA_SHARES });
    for (let i = 0; i < 20; i++) await create({ quotaShareName: `share-${i}` });
    expect(await rejectionOf(create())).toMatchObject({
      text: 'Cannot create more than 20 quota shares for a job queue.',
      isWrapped: false,
    });
  });
});
