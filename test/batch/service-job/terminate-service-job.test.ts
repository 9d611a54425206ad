import { TerminateServiceJobCommand, type TerminateServiceJobCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createServiceJobWorld, payloadOf } from './service-job-world.js';

describe('TerminateServiceJob', () => {
  const { aws, client, begin, submitted, describeJob, statusOf } = createServiceJobWorld();
  const terminate = async (jobId: string, input: Partial<TerminateServiceJobCommandInput> = {}) =>
    client.send(new TerminateServiceJobCommand({ jobId, reason: 'not needed', ...input }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    ['SUBMITTED', '0s'],
    ['RUNNABLE', '1s'],
  ] as const)('ends a job that is %s at once', async (status, after) => {
    await begin();
    const jobId = await submitted();
    aws.clock.advance(after);
    expect(await statusOf(jobId)).toBe(status);

    const { $metadata: _, ...reply } = await terminate(jobId);
    expect(reply).toEqual({});
    const job = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'FAILED', statusReason: 'not needed', isTerminated: true, attempts: [] });
    expect(job).toHaveProperty('stoppedAt', aws.clock.now().getTime());
    aws.clock.advance('10m');
    expect(await describeJob(jobId)).toEqual(job);
  });

  it.each([
    ['SCHEDULED', '6s'],
    ['STARTING', '36s'],
  ] as const)('ends a job that is %s, with its training job', async (status, after) => {
    await begin();
    const jobId = await submitted({ retryStrategy: { attempts: 3 } });
    aws.clock.advance(after);
    expect(await statusOf(jobId)).toBe(status);
    await terminate(jobId);
    aws.clock.advance(0);
    const job = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'FAILED', attempts: [{ statusReason: 'not needed' }] });
    expect(job.attempts?.[0]).not.toHaveProperty('startedAt');
  });

  it('ends a job that is RUNNING when its training has stopped, at the latest after 2 minutes', async () => {
    await begin();
    aws.batch.onJob({}, { after: '1h' });
    const jobId = await submitted({ retryStrategy: { attempts: 3 } });
    aws.clock.advance('96s');
    await terminate(jobId);
    expect(await describeJob(jobId)).toMatchObject({ status: 'RUNNING', isTerminated: true });
    aws.clock.advance(119_999);
    expect(await statusOf(jobId)).toBe('RUNNING');
    aws.clock.advance(1);
    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'not needed',
      attempts: [{ statusReason: 'not needed' }],
    });
  });

  it('lets those behind it move up', async () => {
    await begin();
    const blocked = await submitted({ serviceRequestPayload: payloadOf(5) });
    const next = await submitted();
    aws.clock.advance('10s');
    await terminate(blocked);
    aws.clock.advance('5s');
    expect(await statusOf(next)).toBe('SCHEDULED');
  });

  it('leaves alone what has ended, and takes an id that is not known', async () => {
    await begin();
    const jobId = await submitted();
    aws.clock.advance('3m');
    await terminate(jobId);
    const job = await describeJob(jobId);
    expect(job).toMatchObject({ status: 'SUCCEEDED' });
    expect(job).not.toHaveProperty('isTerminated');
    await expect(terminate('none')).resolves.toBeDefined();
  });

  it.each<[string, Partial<TerminateServiceJobCommandInput>]>([
    ['jobId is required.', { jobId: '' }],
    ['reason is required.', { reason: '' }],
    ['reason is required.', { reason: undefined }],
    ['reason can have up to 1024 characters.', { reason: 'x'.repeat(1_025) }],
  ])('refuses what is wrong: %s', async (text, input) => {
    expect(await rejectionOf(terminate('none', input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
