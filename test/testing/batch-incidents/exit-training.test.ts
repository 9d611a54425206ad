import { TerminateServiceJobCommand } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BATCH, createServiceJobWorld } from '../../batch/service-job/service-job-world.js';

describe('the end of the container of a service job', () => {
  const { aws, client, begin, submitted, describeJob, statusOf } = createServiceJobWorld();
  const { batch, clock, events } = aws;
  const running = async (input?: Parameters<typeof submitted>[0]) => {
    const jobId = await submitted(input);
    clock.advance('2m');
    expect(await statusOf(jobId)).toBe('RUNNING');
    return jobId;
  };

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('ends the training at once, and the job with it', async () => {
    const jobId = await running();
    batch.simulate.containerExit(jobId, { exitCode: 3 });
    const statusReason = 'Received status from SageMaker: AlgorithmError: , exit code: 3';
    expect(await describeJob(jobId)).toMatchObject({
      ...{ status: 'FAILED', statusReason, stoppedAt: clock.now().getTime() },
      attempts: [{ statusReason, stoppedAt: clock.now().getTime() }],
    });
    expect(events.all().at(-1)?.detail).toMatchObject({ jobId, status: 'FAILED' });
    clock.runUntilIdle();
    expect((await describeJob(jobId)).attempts).toHaveLength(1);
  });

  it('is a success unless told otherwise', async () => {
    const jobId = await running();
    batch.simulate.containerExit(`${BATCH}:service-job/${jobId}`, { container: 'algo-1' });
    expect(await statusOf(jobId)).toBe('SUCCEEDED');
  });

  it('says as its reason what SageMaker says', async () => {
    const jobId = await running();
    batch.simulate.containerExit(jobId, { exitCode: 1, reason: 'AlgorithmError: no data' });
    expect(await describeJob(jobId)).toMatchObject({
      statusReason: 'Received status from SageMaker: AlgorithmError: no data',
    });
  });

  it('leaves it to the retry strategy what comes then', async () => {
    const jobId = await running({ retryStrategy: { attempts: 2 } });
    batch.simulate.outOfMemory(jobId);
    expect(await describeJob(jobId)).toMatchObject({
      status: 'RUNNABLE',
      attempts: [{ statusReason: 'Received status from SageMaker: AlgorithmError: , exit code: 137' }],
    });
    clock.runUntilIdle();
    expect(await describeJob(jobId)).toMatchObject({ status: 'SUCCEEDED', attempts: [{}, {}] });
  });

  it('is the end that has been asked for where the training is to stop', async () => {
    const jobId = await running({ retryStrategy: { attempts: 2 } });
    await client.send(new TerminateServiceJobCommand({ jobId, reason: 'over' }));
    expect(await statusOf(jobId)).toBe('RUNNING');
    batch.simulate.containerExit(jobId);
    expect(await describeJob(jobId)).toMatchObject({ status: 'FAILED', statusReason: 'over', attempts: [{}] });
  });

  it('is refused where there is no such container, or it does not run', async () => {
    const jobId = await submitted();
    expect(() => batch.simulate.outOfMemory(jobId)).toThrow(
      `outOfMemory: the job ${jobId} is SUBMITTED, so this cannot befall it. Move the clock until it is RUNNING.`,
    );
    clock.advance('2m');
    expect(() => batch.simulate.containerExit(jobId, { container: 'sidecar' })).toThrow(
      `containerExit: "sidecar" is no essential container of the job ${jobId}, which has algo-1.`,
    );
    clock.runUntilIdle();
    expect(() => batch.simulate.containerExit(jobId)).toThrow(
      `containerExit: the job ${jobId} is SUCCEEDED, so this cannot befall it. Do it before.`,
    );
  });
});
