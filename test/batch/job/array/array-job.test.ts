import { CancelJobCommand, ListJobsCommand, TerminateJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from '../job-world.js';
import { historyOf } from '../job-history.js';

describe('an array job', () => {
  const { aws, client, begin, submitted, describeJob, statusOf } = createJobWorld();
  const { batch, clock } = aws;
  const submitArray = async (size = 3, input = {}) => submitted({ arrayProperties: { size }, ...input });

  beforeEach(async () => {
    await begin();
    clock.runUntilIdle();
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  async function summaryOf(jobId: string): Promise<Record<string, number>> {
    const { arrayProperties } = await describeJob(jobId);
    return Object.fromEntries(Object.entries(arrayProperties?.statusSummary ?? {}).filter(([, count]) => count > 0));
  }

  it('has no children before AWS Batch has looked at it', async () => {
    const jobId = await submitArray();

    expect(await statusOf(jobId)).toBe('SUBMITTED');
    expect(await summaryOf(jobId)).toEqual({});
  });

  it('is PENDING until all of its children have ended', async () => {
    batch.onJob({ arrayIndex: 1 }, { after: '90s' });
    const jobId = await submitArray();
    const seen: unknown[] = [];
    for (const seconds of [1, 160, 10, 60, 30]) {
      clock.advance(seconds * 1_000);
      seen.push([await statusOf(jobId), await summaryOf(jobId)]);
    }

    expect(seen).toEqual([
      ['PENDING', { RUNNABLE: 3 }],
      ['PENDING', { STARTING: 3 }],
      ['PENDING', { RUNNING: 3 }],
      ['PENDING', { RUNNING: 1, SUCCEEDED: 2 }],
      ['SUCCEEDED', { SUCCEEDED: 3 }],
    ]);
    expect(historyOf(aws, jobId)).toEqual(['1 PENDING', '261 SUCCEEDED']);
    expect(historyOf(aws, `${jobId}:1`)).toEqual(['0 RUNNABLE', '160 STARTING', '170 RUNNING', '260 SUCCEEDED']);
  });

  it('begins with its first child and ends with its last', async () => {
    batch.onJob({ arrayIndex: 2 }, { after: '5m' });
    const jobId = await submitArray();
    clock.runUntilIdle();

    const { startedAt, stoppedAt, statusReason, attempts, arrayProperties } = await describeJob(jobId);
    expect([startedAt, stoppedAt, statusReason, attempts]).toEqual([
      (await describeJob(`${jobId}:0`)).startedAt,
      (await describeJob(`${jobId}:2`)).stoppedAt,
      'Array Child Job succeeded',
      [],
    ]);
    expect(arrayProperties).toEqual({
      size: 3,
      statusSummary: { SUBMITTED: 0, PENDING: 0, RUNNABLE: 0, STARTING: 0, RUNNING: 0, SUCCEEDED: 3, FAILED: 0 },
      statusSummaryLastUpdatedAt: stoppedAt,
    });
  });

  it('fails with any of its children, when all have ended', async () => {
    batch.onJob({ arrayIndex: 1 }, { exitCode: 1, after: '1s' });
    const jobId = await submitArray();
    clock.runUntilIdle();

    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'Array Child Job failed' });
    expect(await summaryOf(jobId)).toEqual({ SUCCEEDED: 2, FAILED: 1 });
    expect((await describeJob(jobId)).stoppedAt).toBe((await describeJob(`${jobId}:2`)).stoppedAt);
  });

  it('tries each child again by itself', async () => {
    batch.onJob({ arrayIndex: 1, attempt: 1 }, { exitCode: 1 });
    const jobId = await submitArray(2, { retryStrategy: { attempts: 2 } });
    clock.runUntilIdle();

    expect(await statusOf(jobId)).toBe('SUCCEEDED');
    expect((await describeJob(`${jobId}:0`)).attempts).toHaveLength(1);
    expect((await describeJob(`${jobId}:1`)).attempts).toHaveLength(2);
  });

  it('gives each child its own time', async () => {
    batch.onJob({ arrayIndex: 1 }, { after: '2h' });
    const jobId = await submitArray(2, { timeout: { attemptDurationSeconds: 60 } });
    clock.runUntilIdle();

    expect([await statusOf(`${jobId}:0`), await statusOf(`${jobId}:1`)]).toEqual(['SUCCEEDED', 'FAILED']);
  });

  it('tells the children their places', async () => {
    const seen: unknown[] = [];
    batch.onJob({}, ({ arrayIndex, containers }) => {
      const { AWS_BATCH_JOB_ARRAY_INDEX: index, AWS_BATCH_JOB_ARRAY_SIZE: size } = containers[0]?.environment ?? {};
      seen.push([arrayIndex, index, size]);
      return {};
    });
    await submitArray(2);
    clock.runUntilIdle();

    expect(seen).toEqual([
      [0, '0', '2'],
      [1, '1', '2'],
    ]);
  });

  it('has children that only itself lists', async () => {
    const jobId = await submitArray(2, { tags: { team: 'a' } });
    clock.runUntilIdle();
    const list = async (input: object) =>
      (await client.send(new ListJobsCommand({ jobStatus: 'SUCCEEDED', ...input }))).jobSummaryList?.map(
        (job) => job.jobId,
      );

    expect(await list({ jobQueue: 'queue' })).toEqual([jobId]);
    expect((await list({ arrayJobId: jobId }))?.toSorted()).toEqual([`${jobId}:0`, `${jobId}:1`]);
    expect((await describeJob(`${jobId}:1`)).tags).toEqual({});
    expect((await describeJob(`${jobId}:1`)).arrayProperties).toEqual({ index: 1 });
  });

  it('fails when one child is cancelled, and the others go on', async () => {
    const jobId = await submitArray();
    clock.advance('2s');
    await client.send(new CancelJobCommand({ jobId: `${jobId}:1`, reason: 'not needed' }));
    clock.runUntilIdle();

    expect(await describeJob(`${jobId}:1`)).toMatchObject({ status: 'FAILED', statusReason: 'not needed' });
    expect(await statusOf(`${jobId}:2`)).toBe('SUCCEEDED');
    expect(await statusOf(jobId)).toBe('FAILED');
  });

  it('ends when all of its children have been terminated', async () => {
    const jobId = await submitArray();
    clock.advance('180s');
    await client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    expect(await summaryOf(jobId)).toEqual({ RUNNING: 3 });
    clock.advance('30s');

    expect(await summaryOf(jobId)).toEqual({ FAILED: 3 });
    expect(await describeJob(`${jobId}:0`)).toMatchObject({ statusReason: 'enough', isTerminated: true });
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', isTerminated: true });
  });
});
