import { TerminateServiceJobsCommand, type TerminateServiceJobsCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../rejection-of.js';
import { createServiceJobWorld } from './service-job-world.js';

const UNKNOWN = 'a4d6c728-8ee8-4c65-8e2a-9a5e8f4b7c3d';

describe('TerminateServiceJobs', () => {
  const { aws, client, begin, submitted, describeJob } = createServiceJobWorld();
  const terminate = async (input: Partial<TerminateServiceJobsCommandInput> = {}) =>
    client.send(new TerminateServiceJobsCommand({ jobs: [UNKNOWN], reason: 'not needed', ...input }));

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('ends each job by itself, and tells of each that cannot be ended why', async () => {
    await begin();
    const [a, b] = [await submitted(), await submitted()];
    const { $metadata, ...reply } = await terminate({ jobs: [a, 'b', UNKNOWN, b] });

    expect($metadata.httpStatusCode).toBe(200);
    expect(reply).toEqual({
      successful: [a, UNKNOWN, b],
      errors: [{ job: 'b', code: 'ValidationException', message: 'The job ID b is not valid.' }],
    });
    for (const jobId of [a, b]) {
      expect(await describeJob(jobId)).toMatchObject({
        status: 'FAILED',
        statusReason: 'not needed',
        isTerminated: true,
      });
    }
  });

  it.each<[string, Partial<TerminateServiceJobsCommandInput>]>([
    ['jobs is required.', { jobs: undefined }],
    ['jobs is required.', { jobs: [] }],
    ['Maximum number of jobs supported is  50 .', { jobs: Array(51).fill(UNKNOWN) }],
    ['reason is required.', { reason: '' }],
    ['reason can have up to 1024 characters.', { reason: 'x'.repeat(1_025) }],
  ])('refuses what is wrong: %s', async (text, input) => {
    expect(await rejectionOf(terminate(input))).toEqual({ name: 'ClientException', text, isWrapped: true });
  });
});
