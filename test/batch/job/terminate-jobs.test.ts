import { TerminateJobsCommand, type TerminateJobsCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createJobWorld } from './job-world.js';

const UNKNOWN = '1d828f65-7a4d-42e8-996d-3b900ed59dc4';

describe('TerminateJobs', () => {
  const { aws, client, begin, submitted, describeJob, statusOf } = createJobWorld();
  const terminate = async (input: Partial<TerminateJobsCommandInput>) => {
    const { $metadata, ...reply } = await client.send(
      new TerminateJobsCommand({ jobs: [UNKNOWN], reason: 'Not needed.', ...input }),
    );
    expect($metadata.httpStatusCode).toBe(200);
    return reply;
  };

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('terminates each job as TerminateJob does', async () => {
    const running = await submitted({ retryStrategy: { attempts: 3 } });
    aws.clock.advance('170s');
    const runnable = await submitted({ containerOverrides: { resourceRequirements: [{ type: 'VCPU', value: '64' }] } });
    aws.clock.advance('1s');
    const jobs = [running, runnable];

    expect(await terminate({ jobs })).toEqual({ successful: jobs, errors: [] });
    expect(await Promise.all(jobs.map(statusOf))).toEqual(['RUNNING', 'FAILED']);
    aws.clock.advance('30s');
    expect(await describeJob(running)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Not needed.',
      isTerminated: true,
      container: { exitCode: 137 },
    });
  });

  it('counts a job that is not known as a success', async () => {
    expect(await terminate({})).toEqual({ successful: [UNKNOWN], errors: [] });
  });

  it('tells which ids are no ids, and terminates the others', async () => {
    const jobId = await submitted();

    expect(await terminate({ jobs: ['nightly', jobId] })).toEqual({
      successful: [jobId],
      errors: [{ job: 'nightly', code: 'ValidationException', message: 'The job ID nightly is not valid.' }],
    });
    expect(await statusOf(jobId)).toBe('FAILED');
  });

  it.each<[string, Partial<TerminateJobsCommandInput>, string]>([
    ['no jobs', { jobs: [] }, 'jobs is required.'],
    ['51 jobs', { jobs: Array.from({ length: 51 }, () => UNKNOWN) }, 'Maximum number of jobs supported is  50 .'],
    ['an empty reason', { reason: '' }, 'reason is required.'],
    ['a long reason', { reason: 'x'.repeat(1_025) }, 'reason can have up to 1024 characters.'],
  ])('refuses %s', async (_, input, text) => {
    expect(await rejectionOf(terminate(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
