import { CancelJobsCommand, type CancelJobsCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createJobWorld } from './job-world.js';

const UNKNOWN = '1d828f65-7a4d-42e8-996d-3b900ed59dc4';

describe('CancelJobs', () => {
  const { aws, client, begin, submitted, describeJob, statusOf } = createJobWorld();
  const cancel = async (input: Partial<CancelJobsCommandInput>) => {
    const { $metadata, ...reply } = await client.send(
      new CancelJobsCommand({ jobs: [UNKNOWN], reason: 'Not needed.', ...input }),
    );
    expect($metadata.httpStatusCode).toBe(200);
    return reply;
  };

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('cancels each job as CancelJob does', async () => {
    const running = await submitted();
    aws.clock.advance('170s');
    const runnable = await submitted({ containerOverrides: { resourceRequirements: [{ type: 'VCPU', value: '64' }] } });
    aws.clock.advance('1s');
    const waiting = await submitted({ dependsOn: [{ jobId: running }] });
    aws.clock.advance('1s');
    const array = await submitted({ arrayProperties: { size: 2 } });
    const jobs = [running, runnable, waiting, array];

    expect(await cancel({ jobs })).toEqual({ successful: jobs, errors: [] });
    expect(await Promise.all(jobs.map(statusOf))).toEqual(['RUNNING', 'FAILED', 'PENDING', 'FAILED']);
    expect(await describeJob(runnable)).toMatchObject({ statusReason: 'Not needed.', isCancelled: true });
    aws.clock.runUntilIdle();
    expect(await Promise.all(jobs.map(statusOf))).toEqual(['SUCCEEDED', 'FAILED', 'FAILED', 'FAILED']);
  });

  it('cancels one child of an array', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    aws.clock.advance('1s');

    expect(await cancel({ jobs: [`${jobId}:1`] })).toEqual({ successful: [`${jobId}:1`], errors: [] });
    expect(await Promise.all([`${jobId}:0`, `${jobId}:1`].map(statusOf))).toEqual(['RUNNABLE', 'FAILED']);
  });

  it('counts a job that is not known, or has ended, as a success', async () => {
    const ended = await submitted();
    aws.clock.runUntilIdle();
    aws.mark();

    expect(await cancel({ jobs: [ended, UNKNOWN] })).toEqual({ successful: [ended, UNKNOWN], errors: [] });
    expect(aws.changes()).toEqual([]);
  });

  it('tells which ids are no ids, and cancels the others', async () => {
    const jobId = await submitted();

    expect(await cancel({ jobs: ['nightly', jobId, ''] })).toEqual({
      successful: [jobId],
      errors: [
        { job: 'nightly', code: 'ValidationException', message: 'The job ID nightly is not valid.' },
        { job: '', code: 'ValidationException', message: 'The job ID  is not valid.' },
      ],
    });
    expect(await statusOf(jobId)).toBe('FAILED');
  });

  it.each<[string, Partial<CancelJobsCommandInput>, string]>([
    ['no jobs', { jobs: undefined }, 'jobs is required.'],
    ['an empty list', { jobs: [] }, 'jobs is required.'],
    ['51 jobs', { jobs: Array.from({ length: 51 }, () => UNKNOWN) }, 'Maximum number of jobs supported is  50 .'],
    ['no reason', { reason: undefined }, 'reason is required.'],
    ['an empty reason', { reason: '' }, 'reason is required.'],
    ['a long reason', { reason: 'x'.repeat(1_025) }, 'reason can have up to 1024 characters.'],
  ])('refuses %s', async (_, input, text) => {
    expect(await rejectionOf(cancel(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it('takes 50 jobs', async () => {
    expect((await cancel({ jobs: Array.from({ length: 50 }, () => UNKNOWN) })).successful).toHaveLength(50);
  });
});
