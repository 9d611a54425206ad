import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from './job-world.js';

describe('the life of a job that takes no time', () => {
  const { aws, begin, submit, submitted, describeJob, statusOf } = createJobWorld({ timing: 'instant' });
  const { batch, clock } = aws;

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is over at the next look', async () => {
    const before = clock.now().getTime();
    const jobId = await submitted();

    const { status, createdAt, startedAt, stoppedAt } = await describeJob(jobId);
    expect({ status, createdAt, startedAt, stoppedAt }).toEqual({
      status: 'SUCCEEDED',
      ...{ createdAt: before, startedAt: before, stoppedAt: before },
    });
  });

  it('has taken all of its attempts', async () => {
    batch.onJob({}, { exitCode: 1 });
    const jobId = await submitted({ retryStrategy: { attempts: 10 } });

    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED' });
    expect((await describeJob(jobId)).attempts).toHaveLength(10);
  });

  it('has seen all of its children', async () => {
    const array = await submitted({ arrayProperties: { size: 200 }, dependsOn: [{ type: 'SEQUENTIAL' }] });
    const last = await submitted({ dependsOn: [{ jobId: array }] });

    expect([await statusOf(array), await statusOf(last)]).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  });

  it('lasts as long as its outcome says', async () => {
    batch.onJob({}, { after: '1h' });
    const { jobId = '' } = await submit();
    expect(await statusOf(jobId)).toBe('RUNNING');
    clock.advance('1h');

    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });

  it('goes on in another world exactly as it would have here', async () => {
    batch.onJob({}, { after: '1h' });
    const jobId = await submitted({ arrayProperties: { size: 3 } });
    const snapshot = aws.snapshot();
    clock.runUntilIdle();
    const here = aws.snapshot();
    aws.load(snapshot);
    clock.runUntilIdle();

    expect(aws.snapshot()).toEqual(here);
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });
});
