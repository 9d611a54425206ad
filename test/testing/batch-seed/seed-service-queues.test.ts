import {
  BatchClient,
  DescribeJobQueuesCommand,
  DescribeSchedulingPoliciesCommand,
  DescribeServiceEnvironmentsCommand,
  DescribeServiceJobCommand,
  ListQuotaSharesCommand,
  SubmitServiceJobCommand,
} from '@aws-sdk/client-batch';
import { mockBatch, type BatchSeed } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const BATCH = 'arn:aws:batch:us-east-1:123456789012';
const M5 = [{ maxCapacity: 4, capacityUnit: 'ml.m5.large' }];
const SHARES: BatchSeed = {
  serviceEnvironments: [{ serviceEnvironmentName: 'training', capacityLimits: M5 }],
  schedulingPolicies: [{ name: 'shares', quotaSharePolicy: { idleResourceAssignmentStrategy: 'FIFO' } }],
  jobQueues: [{ jobQueueName: 'trainings', serviceEnvironment: 'training', schedulingPolicy: 'shares' }],
};

function withoutSequence(records: object): object[] {
  return Object.values(records).map((record: object) => ({ ...record, sequence: expect.any(Number) as number }));
}

describe('seeding queues for service jobs', () => {
  const aws = mockBatch();
  const { batch } = aws;
  const client = new BatchClient({});

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes names alone, and makes environment and queue VALID', async () => {
    const seeded = batch.seed({
      serviceEnvironments: ['training'],
      jobQueues: [{ jobQueueName: 'trainings', serviceEnvironment: 'training' }],
    });
    expect(seeded).toMatchObject({
      serviceEnvironmentArns: [`${BATCH}:service-environment/training`],
      jobQueueArns: [`${BATCH}:job-queue/trainings`],
    });
    expect(await client.send(new DescribeServiceEnvironmentsCommand({}))).toMatchObject({
      serviceEnvironments: [
        { status: 'VALID', state: 'ENABLED', capacityLimits: [{ maxCapacity: 10, capacityUnit: 'NUM_INSTANCES' }] },
      ],
    });
    expect(await client.send(new DescribeJobQueuesCommand({}))).toMatchObject({
      jobQueues: [
        {
          status: 'VALID',
          jobQueueType: 'SAGEMAKER_TRAINING',
          computeEnvironmentOrder: [],
          serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: `${BATCH}:service-environment/training` }],
        },
      ],
    });
    expect(aws.clock.pending()).toEqual([]);
  });

  it('needs no more than the name of a queue where there is but one service environment', async () => {
    batch.seed({ serviceEnvironments: ['training'], jobQueues: ['trainings'] });

    expect((await client.send(new DescribeJobQueuesCommand({}))).jobQueues).toMatchObject([
      { jobQueueType: 'SAGEMAKER_TRAINING', serviceEnvironmentOrder: [{ order: 1 }], computeEnvironmentOrder: [] },
    ]);
  });

  it('gives a queue all compute environments where there are some, too', async () => {
    batch.seed({ computeEnvironments: ['fleet'], serviceEnvironments: ['training'], jobQueues: ['nightly'] });

    const [queue, ...others] = (await client.send(new DescribeJobQueuesCommand({}))).jobQueues ?? [];
    expect(others).toEqual([]);
    expect(queue?.computeEnvironmentOrder).toEqual([
      { order: 1, computeEnvironment: `${BATCH}:compute-environment/fleet` },
    ]);
    expect(queue?.serviceEnvironmentOrder).toEqual([]);
  });

  it('makes quota shares of the only queue, in which jobs start', async () => {
    const { quotaShareArns } = batch.seed({
      ...SHARES,
      quotaShares: [{ quotaShareName: 'vision', capacityLimits: M5 }],
    });
    expect(quotaShareArns).toEqual([`${BATCH}:job-queue/trainings/quota-share/vision`]);
    expect(await client.send(new ListQuotaSharesCommand({ jobQueue: 'trainings' }))).toMatchObject({
      quotaShares: [
        {
          status: 'VALID',
          resourceSharingConfiguration: { strategy: 'RESERVE' },
          preemptionConfiguration: { inSharePreemption: 'DISABLED' },
        },
      ],
    });

    const { jobId } = await client.send(
      new SubmitServiceJobCommand({
        jobName: 'train',
        jobQueue: 'trainings',
        quotaShareName: 'vision',
        serviceJobType: 'SAGEMAKER_TRAINING',
        serviceRequestPayload: JSON.stringify({ ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1 } }),
      }),
    );
    aws.clock.runUntilIdle();
    expect(await client.send(new DescribeServiceJobCommand({ jobId }))).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is the world that AWS described, and goes on from there', async () => {
    batch.seed({ ...SHARES, quotaShares: [{ quotaShareName: 'vision', capacityLimits: M5 }] });
    const printed = [
      await client.send(new DescribeServiceEnvironmentsCommand({})),
      await client.send(new DescribeSchedulingPoliciesCommand({ arns: [`${BATCH}:scheduling-policy/shares`] })),
      await client.send(new DescribeJobQueuesCommand({})),
      await client.send(new ListQuotaSharesCommand({ jobQueue: 'trainings' })),
    ].map((reply) => ({ ...reply, $metadata: undefined }));
    const { batch: before } = aws.state;
    aws.reset();
    batch.seed({ described: JSON.parse(JSON.stringify(printed)) as object[] });
    const { batch: after } = aws.state;
    expect(Object.values(after.serviceEnvironments)).toMatchObject(withoutSequence(before.serviceEnvironments));
    expect(Object.values(after.quotaShares)).toMatchObject(withoutSequence(before.quotaShares));

    aws.reset();
    const [environments = {}, policies = {}, queues = {}, shares = {}] = printed;
    const creating = (members: object) =>
      JSON.parse(JSON.stringify(members).replaceAll('"VALID"', '"CREATING"')) as object;
    batch.seed({ described: [creating(environments), policies, creating(queues), creating(shares)] });
    aws.clock.advance('15s');
    expect(Object.values(aws.state.batch.serviceEnvironments)).toMatchObject([{ status: 'VALID' }]);
    expect(Object.values(aws.state.batch.quotaShares)).toMatchObject([{ status: 'VALID' }]);
  });

  it.each<[string, BatchSeed]>([
    [
      'the service environment',
      {
        described: [
          {
            jobQueues: [
              {
                jobQueueName: 'trainings',
                jobQueueArn: `${BATCH}:job-queue/trainings`,
                serviceEnvironmentOrder: [{ order: 1, serviceEnvironment: `${BATCH}:service-environment/gpu` }],
              },
            ],
          },
        ],
      },
    ],
    [
      'the job queue',
      {
        described: [
          {
            quotaShares: [
              {
                quotaShareArn: `${BATCH}:job-queue/trainings/quota-share/vision`,
                jobQueueArn: `${BATCH}:job-queue/trainings`,
              },
            ],
          },
        ],
      },
    ],
  ])('wants to be told %s, too, that is described nowhere', (missing, seed) => {
    expect(() => batch.seed(seed)).toThrow(missing);
  });

  it.each<[string, BatchSeed]>([
    [
      "Failed to seed jobQueues[0].serviceEnvironment: there is no service environment 'none'. Seed it, too: serviceEnvironments: ['none'].",
      { jobQueues: [{ jobQueueName: 'trainings', serviceEnvironment: 'none' }] },
    ],
    [
      'Failed to seed jobQueues[0]: AWS would answer ClientException: computeEnvironmentOrder is required.',
      { serviceEnvironments: ['training', 'inference'], jobQueues: ['trainings'] },
    ],
    [
      'Failed to seed serviceEnvironments[0]: AWS would answer ClientException: Capacitylimits are required. Correct this part of the seed.',
      { serviceEnvironments: [{ serviceEnvironmentName: 'training', capacityLimits: [] }] },
    ],
  ])('says what is wrong: %s', (message, seed) => {
    const before = aws.state;
    expect(() => batch.seed(seed)).toThrow(message);
    expect(aws.state).toBe(before);
  });
});
