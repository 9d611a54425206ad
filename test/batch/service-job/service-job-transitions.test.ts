import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { BATCH, createServiceJobWorld, payloadOf } from './service-job-world.js';

const TRAINING_JOB = /^arn:aws:sagemaker:us-east-1:123456789012:training-job\/AWSBatchresnet[\da-f]{32}$/;

describe('the life of a service job', () => {
  const { aws, begin, submitted, describeJob, statusOf } = createServiceJobWorld();
  const { batch, clock, events } = aws;

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('takes it from SUBMITTED through all statuses to SUCCEEDED', async () => {
    await begin();
    const jobId = await submitted();
    const seen: [string, string | undefined][] = [['0s', await statusOf(jobId)]];
    for (const step of ['1s', '5s', '30s', '60s', '60s'] as const) {
      clock.advance(step);
      seen.push([step, await statusOf(jobId)]);
    }
    expect(seen).toEqual([
      ['0s', 'SUBMITTED'],
      ['1s', 'RUNNABLE'],
      ['5s', 'SCHEDULED'],
      ['30s', 'STARTING'],
      ['60s', 'RUNNING'],
      ['60s', 'SUCCEEDED'],
    ]);
  });

  it('shows when it was scheduled, started and stopped, and its training job', async () => {
    await begin();
    const jobId = await submitted();
    const { createdAt = 0 } = await describeJob(jobId);
    clock.advance('3m');
    const job = await describeJob(jobId);

    const serviceResourceId = { name: 'TrainingJobArn', value: expect.stringMatching(TRAINING_JOB) as string };
    expect(job).toEqual({
      attempts: [
        {
          serviceResourceId,
          startedAt: createdAt + 96_000,
          stoppedAt: createdAt + 156_000,
          statusReason: 'Received status from SageMaker: Training job completed',
        },
      ],
      capacityUsage: [{ capacityUnit: 'ml.m5.large', quantity: 1 }],
      createdAt,
      jobArn: `${BATCH}:service-job/${jobId}`,
      jobId,
      jobName: 'train',
      jobQueue: `${BATCH}:job-queue/trainings`,
      latestAttempt: { serviceResourceId },
      scheduledAt: createdAt + 6_000,
      serviceJobType: 'SAGEMAKER_TRAINING',
      serviceRequestPayload: payloadOf(),
      startedAt: createdAt + 96_000,
      status: 'SUCCEEDED',
      statusReason: 'Received status from SageMaker: Training job completed',
      stoppedAt: createdAt + 156_000,
      tags: {},
    });
  });

  it('sends an event for each change, without its tags and its payload', async () => {
    await begin();
    await submitted({ tags: { team: 'vision' }, timeoutConfig: { attemptDurationSeconds: 600 } });
    clock.advance('3m');

    const sent = events.all().filter(({ 'detail-type': type }) => type === 'Batch Service Job State Change');
    expect(sent.map(({ detail }) => detail['status'])).toEqual([
      'RUNNABLE',
      'SCHEDULED',
      'STARTING',
      'RUNNING',
      'SUCCEEDED',
    ]);
    const [first] = sent;
    expect(first).toMatchObject({ source: 'aws.batch', resources: [first?.detail['jobArn']] });
    expect(first?.detail).toEqual({
      attempts: [],
      capacityUsage: [{ capacityUnit: 'ml.m5.large', quantity: 1 }],
      createdAt: expect.any(Number) as number,
      jobArn: expect.stringContaining(':service-job/') as string,
      jobId: expect.any(String) as string,
      jobName: 'train',
      jobQueue: `${BATCH}:job-queue/trainings`,
      serviceJobType: 'SAGEMAKER_TRAINING',
      status: 'RUNNABLE',
      timeoutConfig: { attemptDurationSeconds: 600 },
    });
  });

  it('is forgotten 7 days after its end', async () => {
    await begin();
    const jobId = await submitted();
    clock.advance('156s');
    clock.advance('6d23h');
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    clock.advance('1h');
    await expect(describeJob(jobId)).rejects.toThrow(`Job ${jobId} does not exist`);
  });

  it('ends as the test says, which sees what is to run', async () => {
    await begin();
    const seen: unknown[] = [];
    batch.onJob({ serviceJobType: 'SAGEMAKER_TRAINING', parameters: { epochs: '3' } }, (job) => {
      seen.push(job);
      return { exitCode: 1, after: '10m' };
    });
    const jobId = await submitted();
    clock.advance('12m');

    expect(seen).toEqual([
      {
        jobId,
        jobName: 'train',
        jobQueue: 'trainings',
        jobDefinition: '',
        revision: 0,
        serviceJobType: 'SAGEMAKER_TRAINING',
        attempt: 1,
        parameters: { epochs: '3' },
        containers: [
          { name: 'algo-1', image: 'trainer:1', command: ['train', '--fast'], environment: { STAGE: 'test' } },
        ],
      },
    ]);
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Received status from SageMaker: AlgorithmError: , exit code: 1',
    });
  });

  it.each([
    ['a reason', { exitCode: 1, reason: 'AlgorithmError: no data' }, 'AlgorithmError: no data'],
    [
      'an image that is missing',
      { startError: 'ClientError: Cannot pull algorithm container.' },
      'ClientError: Cannot pull algorithm container.',
    ],
    [
      'an instance that is lost',
      { hostTerminated: true },
      'InternalServerError: We encountered an internal error. Please try again.',
    ],
  ])('fails for %s', async (_why, outcome, failure) => {
    await begin();
    batch.onJob({}, outcome);
    const jobId = await submitted();
    clock.advance('3m');
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: `Received status from SageMaker: ${failure}`,
    });
  });

  it('tries again as often as its retry strategy allows', async () => {
    await begin();
    batch.onJob({}, { exitCode: 1 });
    const jobId = await submitted({ retryStrategy: { attempts: 2 } });
    clock.advance('156s');
    const between = await describeJob(jobId);
    expect(between).toMatchObject({ status: 'RUNNABLE', attempts: [{ statusReason: expect.any(String) as string }] });
    clock.advance('5s');
    const scheduled = await describeJob(jobId);
    expect(scheduled.status).toBe('SCHEDULED');
    expect(scheduled).not.toHaveProperty('startedAt');
    clock.advance('10m');

    const job = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'FAILED', retryStrategy: { attempts: 2 } });
    expect(job.attempts).toHaveLength(2);
    const [first, second] = job.attempts ?? [];
    expect(first?.serviceResourceId?.value).not.toBe(second?.serviceResourceId?.value);
    expect(job.latestAttempt).toEqual({ serviceResourceId: second?.serviceResourceId });
  });

  it('tries again where the condition of the reason says so, and not where it does not', async () => {
    await begin();
    const retryStrategy = {
      attempts: 3,
      evaluateOnExit: [
        { action: 'RETRY' as const, onStatusReason: 'Received status from SageMaker: InternalServerError*' },
        { action: 'EXIT' as const, onStatusReason: '*' },
      ],
    };
    batch.onJob({ attempt: 1 }, { hostTerminated: true });
    batch.onJob({ attempt: 2 }, { exitCode: 2 });
    const jobId = await submitted({ retryStrategy });
    clock.advance('10m');

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Received status from SageMaker: AlgorithmError: , exit code: 2',
      attempts: [{}, {}],
    });
  });

  it('waits for capacity that SageMaker has not, without using up an attempt', async () => {
    await begin();
    batch.onJob({ attempt: 1 }, { startError: 'CapacityError: Unable to provision requested ML compute capacity.' });
    const jobId = await submitted();
    clock.advance('36s');
    expect(await describeJob(jobId)).toMatchObject({
      status: 'RUNNABLE',
      statusReason: 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - Unable to provision requested compute resources',
      attempts: [],
      latestAttempt: {},
    });
    const blocked = events.all().filter(({ 'detail-type': type }) => type === 'Batch Service Job Queue Blocked');
    expect(blocked).toMatchObject([
      {
        detail: {
          jobId,
          status: 'RUNNABLE',
          statusReason: 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - Unable to provision requested compute resources',
        },
      },
    ]);
    clock.advance('5m');
    expect(await describeJob(jobId)).toMatchObject({ status: 'SUCCEEDED', attempts: [{}] });
  });

  it('is terminated when it has waited for capacity for as long as its queue allows', async () => {
    await begin({
      queue: {
        jobStateTimeLimitActions: [
          {
            reason: 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY',
            state: 'RUNNABLE',
            maxTimeSeconds: 600,
            action: 'TERMINATE',
          },
        ],
      },
    });
    batch.onJob({}, { startError: 'CapacityError: none' });
    const jobId = await submitted();
    clock.runUntilIdle();
    const { statusReason, attempts, createdAt = 0, stoppedAt = 0 } = await describeJob(jobId);
    expect(statusReason).toBe(
      'Terminated by JobStateTimeLimit action due to reason: CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY',
    );
    expect(attempts).toEqual([]);
    // 20 times SCHEDULED for 30 seconds, and 19 times RUNNABLE for 65.
    expect(stoppedAt - createdAt).toBe(6_000 + 20 * 30_000 + 19 * 65_000);
  });

  it('ends an attempt that takes too long, when its training has stopped', async () => {
    await begin();
    batch.onJob({}, { after: '1h', onStop: { exitCode: 0, after: '20s' } });
    const jobId = await submitted({ retryStrategy: { attempts: 3 }, timeoutConfig: { attemptDurationSeconds: 600 } });
    clock.advance(96_000 + 600_000);
    expect(await statusOf(jobId)).toBe('RUNNING');
    clock.advance('20s');
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Job attempt duration exceeded timeout',
      attempts: [{ statusReason: 'Job attempt duration exceeded timeout' }],
    });
  });
});
