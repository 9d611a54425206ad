import { DescribeJobsCommand, ListJobsCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from './job-world.js';

describe('a job that has ended', () => {
  const { aws, client, begin, submitted, describeJob } = createJobWorld();
  const { batch, clock } = aws;
  const known = async (...jobs: string[]) =>
    (await client.send(new DescribeJobsCommand({ jobs }))).jobs?.map(({ jobId }) => jobId);

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each([
    ['SUCCEEDED', 0],
    ['FAILED', 1],
  ] as const)('is known for seven days as %s', async (jobStatus, exitCode) => {
    batch.onJob({}, { exitCode });
    const jobId = await submitted();
    clock.runUntilIdle();
    const list = async () =>
      (await client.send(new ListJobsCommand({ jobQueue: 'queue', jobStatus }))).jobSummaryList?.length;
    const { stoppedAt = 0 } = await describeJob(jobId);
    clock.advanceTo(stoppedAt + 7 * 86_400_000 - 1);
    expect([await known(jobId), await list()]).toEqual([[jobId], 1]);
    clock.advance(1);

    expect([await known(jobId), await list()]).toEqual([[], 0]);
  });

  it('is forgotten with its children', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    clock.runUntilIdle();
    clock.advance('7d');

    expect(await known(jobId, `${jobId}:0`, `${jobId}:1`)).toEqual([]);
    expect(aws.state.batch.jobs).toEqual({});
  });

  it('is forgotten with what waited for its children', async () => {
    const jobId = await submitted({ arrayProperties: { size: 2 } });
    await submitted({ dependsOn: [{ jobId: `${jobId}:1` }] });
    clock.runUntilIdle();
    clock.advance('8d');

    expect(aws.state.batch.jobs).toEqual({});
    expect(aws.snapshot()).toHaveProperty('batch.dependencies', {});
  });

  it('keeps nobody waiting when it is forgotten', async () => {
    batch.onJob({ jobName: 'long' }, { after: '8d' });
    const [short, long] = [await submitted(), await submitted({ jobName: 'long' })];
    const last = await submitted({ dependsOn: [{ jobId: short }, { jobId: long }] });
    clock.runUntilIdle();

    expect(await known(short, last)).toEqual([last]);
    expect(aws.state.batch.jobs[`arn:aws:batch:us-east-1:123456789012:job/${last}`]?.status).toBe('SUCCEEDED');
  });

  it('does not keep the world busy', async () => {
    await submitted();

    expect(clock.runUntilIdle().getTime()).toBeLessThan(Date.parse('2024-01-01T00:10:00Z'));
  });
});
