import { TerminateJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from '../job-world.js';
import { historyOf } from '../job-history.js';

describe('an attempt that is told to stop', () => {
  const { aws, client, begin, submitted, describeJob } = createJobWorld();
  const { batch, clock } = aws;
  const timeout = { attemptDurationSeconds: 60 };

  beforeEach(async () => {
    await begin();
    await submitted();
    clock.runUntilIdle();
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('is killed 30 seconds after its time is over, and not tried again', async () => {
    batch.onJob({}, { after: '1h' });
    const jobId = await submitted({ timeout, retryStrategy: { attempts: 3 } });
    clock.runUntilIdle();

    expect(historyOf(aws, jobId)).toEqual(['1 RUNNABLE', '6 STARTING', '16 RUNNING', '106 FAILED']);
    const { statusReason, attempts, container } = await describeJob(jobId);
    expect(statusReason).toBe('Job attempt duration exceeded timeout');
    expect(container?.exitCode).toBe(137);
    expect(attempts).toMatchObject([{ statusReason, container: { exitCode: 137 } }]);
  });

  it('may answer SIGTERM', async () => {
    batch.onJob({}, { after: '1h', onStop: { after: '4s' } });
    const jobId = await submitted({ timeout });
    clock.runUntilIdle();

    expect(historyOf(aws, jobId).at(-1)).toBe('80 FAILED');
    expect((await describeJob(jobId)).container?.exitCode).toBe(143);
  });

  it('has failed, though it exits with 0', async () => {
    batch.onJob({}, { after: '1h', onStop: { exitCode: 0 } });
    const jobId = await submitted({ timeout });
    clock.runUntilIdle();

    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', container: { exitCode: 0 } });
  });

  it('was in time when it ends with the last second', async () => {
    batch.onJob({}, { after: '60s' });
    const jobId = await submitted({ timeout });
    clock.runUntilIdle();

    expect((await describeJob(jobId)).status).toBe('SUCCEEDED');
  });

  it('has all of its time again in each attempt', async () => {
    batch.onJob({ attempt: 1 }, { exitCode: 1, after: '50s' });
    batch.onJob({ attempt: 2 }, { exitCode: 0, after: '50s' });
    const jobId = await submitted({ timeout, retryStrategy: { attempts: 2 } });
    clock.runUntilIdle();

    expect((await describeJob(jobId)).status).toBe('SUCCEEDED');
  });

  it('is not tried again when its instance is lost while it stops', async () => {
    batch.onJob({}, { after: '1h' });
    const jobId = await submitted({ retryStrategy: { attempts: 3 } });
    clock.advance('20s');
    await client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
    batch.simulate.spotInterruption(jobId);
    clock.runUntilIdle();

    const { status, isTerminated, attempts } = await describeJob(jobId);
    expect({ status, isTerminated, attempts: attempts?.length }).toEqual({
      status: 'FAILED',
      isTerminated: true,
      attempts: 1,
    });
  });
});
