import { BatchClient } from '@aws-sdk/client-batch';
import { mockBatch } from 'aws-ecs-batch-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNightlyPipeline } from './nightly-pipeline.js';

describe('runNightlyPipeline', () => {
  const aws = mockBatch({ region: 'eu-west-1' });
  const { batch, clock } = aws;
  const client = new BatchClient({});
  const run = () =>
    clock.fastForward(() => runNightlyPipeline(client, { jobQueue: 'nightly', date: '2024-01-01', parts: 4 }));
  const partsOf = (step: 'extract' | 'load') =>
    Object.values(aws.state.batch.jobs).filter(
      ({ jobName, index }) => jobName === `${step}-2024-01-01` && index !== undefined,
    );
  const attemptsOf = (step: 'extract' | 'load') => partsOf(step).map(({ attempts }) => attempts.length);

  beforeEach(() =>
    batch.seed({
      computeEnvironments: [{ computeEnvironmentName: 'fleet', computeResources: { type: 'SPOT' } }],
      jobQueues: ['nightly'],
      jobDefinitions: ['extract', 'load'],
    }),
  );
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('tries again a part that ran out of memory', async () => {
    batch.onJob({ jobName: 'extract-*', arrayIndex: 2 }, ({ attempt }) => ({
      exitCode: attempt === 1 ? 137 : 0,
      after: '3m',
    }));

    await expect(run()).resolves.toMatchObject([
      { jobName: 'extract-2024-01-01', status: 'SUCCEEDED', arrayProperties: { statusSummary: { SUCCEEDED: 4 } } },
      { jobName: 'load-2024-01-01', status: 'SUCCEEDED', arrayProperties: { statusSummary: { SUCCEEDED: 4 } } },
    ]);
    expect(attemptsOf('extract')).toEqual([1, 1, 2, 1]);
    expect(attemptsOf('load')).toEqual([1, 1, 1, 1]);
  });

  it('takes minutes of virtual time, and next to none of ours', async () => {
    const started = performance.now();

    await run();

    expect(clock.now()).toEqual(new Date('2024-01-01T00:05:30Z'));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('loads a part as soon as it is extracted, and no earlier', async () => {
    batch.onJob({ jobName: 'extract-*' }, ({ arrayIndex = 0 }) => ({ after: `${10 - 3 * arrayIndex}m` }));

    await run();

    const extracted = partsOf('extract').map(({ stoppedAt = 0 }) => stoppedAt);
    const loading = partsOf('load').map(({ startedAt = 0 }) => startedAt);
    const waits = loading.map((startedAt, part) => startedAt - (extracted[part] ?? 0));
    expect(waits).toEqual([15_000, 15_000, 15_000, 15_000]);
  });

  it('tries again all parts on an instance that Spot takes back', async () => {
    batch.onJob({ jobName: 'load-*', arrayIndex: 1, attempt: 1 }, { hostTerminated: true, after: '30s' });

    await run();

    expect(partsOf('load')[1]?.attempts).toMatchObject([
      { statusReason: expect.stringMatching(/^Host EC2 \(instance i-[\da-f]{17}\) terminated\.$/) },
      { statusReason: 'Essential container in task exited', containers: [{ exitCode: 0 }] },
    ]);
    expect(attemptsOf('load')).toEqual([2, 2, 2, 2]);
  });

  it('fails with all there is to know of the parts that failed, and does not try these again', async () => {
    batch.onJob({ jobName: 'extract-*', arrayIndex: 1 }, { exitCode: 1 });
    batch.onJob({ jobName: 'load-*', arrayIndex: 3 }, { exitCode: 2, reason: 'DiskQuotaExceeded' });

    await expect(run()).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: The pipeline of 2024-01-01 failed:
      extract-2024-01-01[1] exit code 1: Essential container in task exited (log stream extract/default/7b1999be2488ad3aa5ef38fb124d2152)
      load-2024-01-01[1] did not run: Dependent Job failed
      load-2024-01-01[3] exit code 2: DiskQuotaExceeded (log stream load/default/5f72c619130648ba688363fc3aeea880)]
    `);
    expect(attemptsOf('extract')).toEqual([1, 1, 1, 1]);
    expect(attemptsOf('load')).toEqual([1, 0, 1, 1]);
  });

  it('gives up after three attempts', async () => {
    batch.onJob({ jobDefinition: 'extract', arrayIndex: 0 }, { reason: 'OutOfMemoryError: Container killed' });

    await expect(run()).rejects.toThrow('extract-2024-01-01[0] exit code 137: OutOfMemoryError: Container killed (log');
    expect(attemptsOf('extract')).toEqual([3, 1, 1, 1]);
  });
});
