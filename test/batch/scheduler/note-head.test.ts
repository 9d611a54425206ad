import { ListJobsCommand, UpdateComputeEnvironmentCommand, type JobStateTimeLimitAction } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSchedulerWorld } from './scheduler-world.js';

const TOO_MANY_VCPUS =
  'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - CE(s) associated with the job queue cannot meet the CPU requirement of the job.';
const TOO_LARGE =
  'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - The job resource requirement (vCPU/memory/GPU) is higher than that can be met by the CE(s) attached to the job queue.';
const NO_CAPACITY =
  'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - Service cannot fulfill the capacity requested for instance type [c6i.large]';

function limit(reason: string): JobStateTimeLimitAction {
  return { reason, state: 'RUNNABLE', maxTimeSeconds: 600, action: 'CANCEL' };
}

describe('a job that keeps its queue waiting', () => {
  const world = createSchedulerWorld();
  const { aws, client, createEnvironment, createQueue, register, submitSized, describeJob, statusOf } = world;
  const { batch, clock, events } = aws;
  const reasonOf = async (jobId: string) => (await describeJob(jobId)).statusReason;
  const blockedEvents = () => events.all().filter((event) => event['detail-type'] === 'Batch Job Queue Blocked');

  beforeEach(async () => {
    await register();
    await createEnvironment('one');
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('says after five minutes what is wrong', async () => {
    await createQueue('queue', ['one']);
    const jobId = await submitSized(9);
    clock.advance('305s');
    expect(await reasonOf(jobId)).toBeUndefined();
    clock.advance('1s');

    expect(await reasonOf(jobId)).toBe(TOO_MANY_VCPUS);
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    const { jobSummaryList } = await client.send(new ListJobsCommand({ jobQueue: 'queue', jobStatus: 'RUNNABLE' }));
    expect(jobSummaryList).toMatchObject([{ jobId, statusReason: TOO_MANY_VCPUS }]);
  });

  it('is news once', async () => {
    await createQueue('queue', ['one']);
    const jobId = await submitSized(9);
    clock.runUntilIdle();
    await submitSized(1);
    clock.runUntilIdle();

    expect(blockedEvents()).toMatchObject([
      {
        'detail-type': 'Batch Job Queue Blocked',
        source: 'aws.batch',
        resources: [
          `arn:aws:batch:us-east-1:123456789012:job/${jobId}`,
          'arn:aws:batch:us-east-1:123456789012:job-queue/queue',
        ],
        detail: {
          jobId,
          status: 'RUNNABLE',
          statusReason: TOO_MANY_VCPUS,
          tags: { resourceArn: expect.any(String) as unknown },
        },
      },
    ]);
  });

  it('keeps those behind it waiting, which say nothing', async () => {
    await createQueue('queue', ['one']);
    await submitSized(9);
    const second = await submitSized(9);
    clock.runUntilIdle();

    expect([await statusOf(second), await reasonOf(second)]).toEqual(['RUNNABLE', undefined]);
  });

  it('may need more than any instance has', async () => {
    await createQueue('queue', ['one']);
    const jobId = await world.submitted({
      containerOverrides: { resourceRequirements: [{ type: 'MEMORY', value: '99999' }] },
    });
    clock.runUntilIdle();

    expect(await reasonOf(jobId)).toBe(TOO_LARGE);
  });

  it('may find no capacity, and runs when it has returned', async () => {
    await createQueue('queue', ['one']);
    batch.simulate.capacityShortage('one');
    const jobId = await submitSized(1);
    clock.runUntilIdle();
    expect(await reasonOf(jobId)).toBe(NO_CAPACITY);
    batch.simulate.capacityReturn('one');
    clock.advance('160s');
    expect(await describeJob(jobId)).toMatchObject({ status: 'STARTING' });
    expect(await reasonOf(jobId)).toBeUndefined();
    clock.runUntilIdle();

    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });

  it('has waited for nothing when what was wrong has changed in the meantime', async () => {
    await createQueue('queue', ['one'], {
      jobStateTimeLimitActions: [limit('CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY')],
    });
    batch.simulate.capacityShortage('one');
    const jobId = await submitSized(1);
    clock.advance('4m');
    batch.simulate.capacityReturn('one');
    clock.advance('10s');
    batch.simulate.capacityShortage('one');
    clock.advance('2m');
    expect(await reasonOf(jobId)).toBeUndefined();
    clock.advance('4m');

    expect(await reasonOf(jobId)).toBe(NO_CAPACITY);
    expect(blockedEvents()).toHaveLength(1);
  });

  it('is cancelled after the time that the queue sets for the reason', async () => {
    const reason = 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE';
    await createQueue('queue', ['one'], { jobStateTimeLimitActions: [limit(reason)] });
    const jobId = await submitSized(9);
    const behind = await submitSized(1);
    clock.advance('905s');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    clock.advance('1s');

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: `Canceled by JobStateTimeLimit action due to reason: ${reason}`,
      attempts: [],
    });
    clock.runUntilIdle();
    expect(await statusOf(behind)).toBe('SUCCEEDED');
  });

  it('is not cancelled for another reason', async () => {
    await createQueue('queue', ['one'], {
      jobStateTimeLimitActions: [limit('CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY')],
    });
    const jobId = await submitSized(9);
    clock.advance('1d');

    expect(await statusOf(jobId)).toBe('RUNNABLE');
  });

  it('has all of the time again when it waits once more', async () => {
    await createQueue('queue', ['one'], {
      jobStateTimeLimitActions: [limit('CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY')],
    });
    batch.simulate.capacityShortage('one');
    batch.onJob({ attempt: 1 }, { hostTerminated: true, after: '1s' });
    const jobId = await submitSized(1, { retryStrategy: { attempts: 2 } });
    clock.advance('400s');
    batch.simulate.capacityReturn('one');
    clock.advance('170s');
    batch.simulate.capacityShortage('one');
    clock.advance('800s');
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    clock.advance('200s');

    expect(await statusOf(jobId)).toBe('FAILED');
  });

  it('is the first child of an array that cannot run', async () => {
    const reason = 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE';
    await createQueue('queue', ['one'], { jobStateTimeLimitActions: [limit(reason)] });
    const jobId = await submitSized(9, { arrayProperties: { size: 2 } });
    clock.advance('906s');
    expect([await statusOf(`${jobId}:0`), await statusOf(`${jobId}:1`)]).toEqual(['FAILED', 'RUNNABLE']);
    clock.runUntilIdle();

    expect([await statusOf(`${jobId}:1`), await statusOf(jobId)]).toEqual(['FAILED', 'FAILED']);
  });

  it('can run when an environment is given more', async () => {
    await createQueue('queue', ['one']);
    const jobId = await submitSized(8);
    const computeResources = { maxvCpus: 4 };
    await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'one', computeResources }));
    clock.advance('6m');
    expect(await reasonOf(jobId)).toBe(TOO_MANY_VCPUS);
    computeResources.maxvCpus = 16;
    await client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: 'one', computeResources }));
    clock.runUntilIdle();

    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });
});
