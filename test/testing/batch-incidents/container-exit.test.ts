import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSchedulerWorld } from '../../batch/scheduler/scheduler-world.js';

describe('batch.simulate.containerExit', () => {
  const world = createSchedulerWorld();
  const { aws, createEnvironment, createQueue, register, submitSized, describeJob } = world;
  const { batch, clock, events } = aws;
  const running = async (input?: Parameters<typeof submitSized>[1]) => {
    const jobId = await submitSized(1, input);
    clock.advance('200s');
    return jobId;
  };

  beforeEach(async () => {
    await register();
    await createEnvironment('one');
    await createQueue('queue', ['one']);
  });
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('ends the attempt at once, and the job with it', async () => {
    const jobId = await running();
    batch.simulate.containerExit(jobId, { exitCode: 3, reason: 'panic' });

    expect(await describeJob(jobId)).toMatchObject({
      status: 'FAILED',
      statusReason: 'Essential container in task exited',
      stoppedAt: clock.now().getTime(),
      container: { exitCode: 3, reason: 'panic' },
    });
    expect(events.all().at(-1)?.detail).toMatchObject({ jobId, status: 'FAILED' });
  });

  it('is a success unless told otherwise', async () => {
    const jobId = await running();
    batch.simulate.containerExit(jobId);
    expect(await describeJob(jobId)).toMatchObject({ status: 'SUCCEEDED', container: { exitCode: 0 } });
  });

  it('leaves it to the retry strategy what comes then', async () => {
    const jobId = await running({ retryStrategy: { attempts: 2 } });
    batch.simulate.outOfMemory(jobId);
    clock.runUntilIdle();
    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    expect(await describeJob(jobId)).toMatchObject({
      status: 'SUCCEEDED',
      attempts: [{ container: { exitCode: 137, reason } }, { container: { exitCode: 0 } }],
    });
  });

  it('refuses a job that does not run yet, or any more', async () => {
    const jobId = await submitSized(1);
    expect(() => batch.simulate.outOfMemory(jobId)).toThrow(
      `outOfMemory: the job ${jobId} is SUBMITTED, so this cannot befall it. Move the clock until it is RUNNING.`,
    );
    clock.advance('165s');
    expect(() => batch.simulate.containerExit(jobId)).toThrow(`containerExit: the job ${jobId} is STARTING, so`);
    clock.runUntilIdle();
    expect(() => batch.simulate.containerExit(jobId)).toThrow(
      `containerExit: the job ${jobId} is SUCCEEDED, so this cannot befall it. Do it before.`,
    );
  });

  it('refuses jobs and containers that it does not know', async () => {
    const jobId = await running();
    expect(() => batch.simulate.containerExit('0f')).toThrow(
      '"0f" is no job of this world. Give an id or an ARN, as SubmitJob and batch.seed return them.',
    );
    expect(() => batch.simulate.containerExit(jobId, { container: 'sidecar' })).toThrow(
      `containerExit: "sidecar" is no essential container of the job ${jobId}, which has default.`,
    );
  });
});
