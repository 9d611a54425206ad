import { UpdateComputeEnvironmentCommand, UpdateJobQueueCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FARGATE } from '../job/job-world.js';
import { createSchedulerWorld } from './scheduler-world.js';

describe('the scheduler', () => {
  const world = createSchedulerWorld();
  const { aws, client, createEnvironment, createQueue, register, submitSized, statusOf, placeOf, describeJob } = world;
  const { batch, clock } = aws;
  const statusesOf = (...jobIds: string[]) => Promise.all(jobIds.map(statusOf));

  beforeEach(async () => {
    await register();
    batch.onJob({ jobName: 'long' }, { after: '1h' });
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('starts the jobs of a queue in the order of their submission', async () => {
    await createEnvironment('one', { maxvCpus: 2 });
    await createQueue('queue', ['one']);
    const jobs = [await submitSized(2), await submitSized(2), await submitSized(2)];
    clock.runUntilIdle();

    const starts = await Promise.all(jobs.map(async (jobId) => (await describeJob(jobId)).startedAt ?? 0));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts).size).toBe(3);
  });

  it('lets a small job wait behind a large one', async () => {
    await createEnvironment('one', { maxvCpus: 4, instanceTypes: ['c6i.xlarge'] });
    await createQueue('queue', ['one']);
    const long = await submitSized(2, { jobName: 'long' });
    const large = await submitSized(4);
    const small = await submitSized(1);
    clock.advance('30m');
    expect(await statusesOf(long, large, small)).toEqual(['RUNNING', 'RUNNABLE', 'RUNNABLE']);
    clock.runUntilIdle();

    expect(await statusesOf(long, large, small)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  });

  it('serves the queue of higher priority first', async () => {
    await createEnvironment('one', { maxvCpus: 2 });
    await createQueue('low', ['one'], { priority: 1 });
    await createQueue('high', ['one'], { priority: 5 });
    const low = await submitSized(2, { jobQueue: 'low' });
    const high = await submitSized(2, { jobQueue: 'high' });
    clock.advance('3m');

    expect(await statusesOf(low, high)).toEqual(['RUNNABLE', 'RUNNING']);
    clock.runUntilIdle();
    expect(await statusesOf(low, high)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  it('serves the older of two queues first where the priority is the same', async () => {
    await createEnvironment('one', { maxvCpus: 2 });
    await createQueue('older', ['one']);
    await createQueue('a-newer', ['one']);
    const newer = await submitSized(2, { jobQueue: 'a-newer' });
    const older = await submitSized(2, { jobQueue: 'older' });
    clock.advance('3m');

    expect(await statusesOf(older, newer)).toEqual(['RUNNING', 'RUNNABLE']);
  });

  it('goes to the first environment that can grow', async () => {
    await createEnvironment('one');
    await createEnvironment('two');
    await createQueue('two-only', ['two']);
    await createQueue('queue', ['one', 'two']);
    await submitSized(1, { jobQueue: 'two-only' });
    clock.runUntilIdle();
    const jobId = await submitSized(1);
    clock.runUntilIdle();

    expect(await placeOf(jobId)).toBe('one');
  });

  it('goes to the next environment when the first is full', async () => {
    await createEnvironment('one', { maxvCpus: 4 });
    await createEnvironment('two');
    await createQueue('queue', ['one', 'two']);
    const jobs = [await submitSized(4, { jobName: 'long' }), await submitSized(4), await submitSized(4)];
    clock.runUntilIdle();

    expect(await Promise.all(jobs.map(placeOf))).toEqual(['one', 'two', 'two']);
  });

  it('goes to no environment that is DISABLED, until it is ENABLED', async () => {
    await createEnvironment('one');
    await createEnvironment('two');
    await createQueue('queue', ['one', 'two']);
    const update = (state: 'ENABLED' | 'DISABLED', computeEnvironment: string) =>
      client.send(new UpdateComputeEnvironmentCommand({ computeEnvironment, state }));
    await update('DISABLED', 'one');
    clock.runUntilIdle();
    const first = await submitSized(1);
    clock.runUntilIdle();
    expect(await placeOf(first)).toBe('two');
    await update('DISABLED', 'two');
    clock.runUntilIdle();
    const second = await submitSized(1);
    clock.runUntilIdle();
    expect((await describeJob(second)).statusReason).toBeUndefined();
    expect(await statusOf(second)).toBe('RUNNABLE');
    await update('ENABLED', 'one');
    clock.runUntilIdle();

    expect(await statusOf(second)).toBe('SUCCEEDED');
    expect(await placeOf(second)).toBe('one');
  });

  it('lets what is queued run, though the queue is DISABLED', async () => {
    await createEnvironment('one');
    await createQueue('queue', ['one']);
    const jobId = await submitSized(1);
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', state: 'DISABLED' }));
    clock.runUntilIdle();

    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });

  it('sees the environments that a queue gets later', async () => {
    await createEnvironment('small', { maxvCpus: 2 });
    await createEnvironment('large', { maxvCpus: 16 });
    await createQueue('queue', ['small']);
    const jobId = await submitSized(8);
    clock.runUntilIdle();
    expect(await statusOf(jobId)).toBe('RUNNABLE');
    const computeEnvironmentOrder = [{ order: 1, computeEnvironment: 'large' }];
    await client.send(new UpdateJobQueueCommand({ jobQueue: 'queue', computeEnvironmentOrder }));
    clock.runUntilIdle();

    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect(await describeJob(jobId)).not.toHaveProperty('blockedBy');
  });

  it('runs on Fargate as many vCPUs as it may', async () => {
    await world.prepareQueue({ environment: { computeResources: { ...FARGATE, maxvCpus: 4 } } });
    await register({
      jobDefinitionName: 'sleep',
      platformCapabilities: ['FARGATE'],
      containerProperties: {
        image: 'busybox',
        executionRoleArn: 'arn:aws:iam::123456789012:role/run',
        resourceRequirements: [
          { type: 'VCPU', value: '1' },
          { type: 'MEMORY', value: '8192' },
        ],
      },
    });
    const jobs = [await submitSized(2), await submitSized(2), await submitSized(4), await submitSized(1)];
    clock.advance('60s');
    expect(await statusesOf(...jobs)).toEqual(['RUNNING', 'RUNNING', 'RUNNABLE', 'RUNNABLE']);
    clock.advance('80s');
    expect(await statusesOf(...jobs)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'RUNNING', 'RUNNABLE']);
    clock.runUntilIdle();

    expect(await statusesOf(...jobs)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
  });

  it('packs jobs by memory, too', async () => {
    await createEnvironment('one', { instanceTypes: ['c6i.large'] });
    await createQueue('queue', ['one']);
    await register({
      jobDefinitionName: 'thirsty',
      containerProperties: {
        image: 'busybox',
        resourceRequirements: [
          { type: 'VCPU', value: '1' },
          { type: 'MEMORY', value: '2500' },
        ],
      },
    });
    const jobs = [
      await world.submitted({ jobDefinition: 'thirsty' }),
      await world.submitted({ jobDefinition: 'thirsty' }),
    ];
    clock.runUntilIdle();

    const [a, b] = await Promise.all(jobs.map(async (id) => (await describeJob(id)).container?.containerInstanceArn));
    expect(a).not.toBe(b);
  });
});
