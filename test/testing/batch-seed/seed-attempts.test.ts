import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockBatch, type BatchSeed, type JobSeed } from '../../../src/index.js';

describe('the attempts, children and times of seeded jobs', () => {
  const aws = mockBatch();
  const { batch, clock } = aws;
  const START = Date.parse('2024-01-01T00:00:00Z');
  const WORLD: BatchSeed = { computeEnvironments: ['fleet'], jobQueues: ['nightly'], jobDefinitions: ['report'] };
  const jobs = () => Object.values(aws.state.batch.jobs).toSorted((a, b) => a.sequence - b.sequence);
  const seedJob = (job: JobSeed) => {
    const { jobIds } = batch.seed({ ...WORLD, jobs: [job] });
    return jobs().find(({ jobId }) => jobId === jobIds[0]);
  };
  const exitCodes = (attempts: readonly { readonly containers: readonly { readonly exitCode?: number }[] }[] = []) =>
    attempts.map(({ containers }) => containers[0]?.exitCode);

  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it('have been made before the job came to its status', () => {
    const job = seedJob({ status: 'RUNNING', attempts: [{ exitCode: 137 }, { exitCode: 1, after: '10s' }] });

    expect(job).toMatchObject({ status: 'RUNNING', startedAt: START, spec: { retryStrategy: { attempts: 3 } } });
    expect(exitCodes(job?.attempts)).toEqual([137, 1]);
    clock.runUntilIdle();
    expect(jobs()[0]?.status).toBe('SUCCEEDED');
  });

  it.each<[JobSeed, number[]]>([
    [{ status: 'RUNNABLE', attempts: [{ exitCode: 9 }] }, [9]],
    [{ status: 'FAILED', attempts: [{ exitCode: 137 }, { exitCode: 2 }] }, [137, 2]],
    [{ status: 'FAILED', attempts: [{ exitCode: 9 }], retryStrategy: { attempts: 2 } }, [9, 1]],
    [{ status: 'SUCCEEDED', attempts: [{ exitCode: 9 }] }, [9, 0]],
    [{ status: 'SUCCEEDED', attempts: [{ exitCode: 9 }, { exitCode: 0 }] }, [9, 0]],
  ])('of %j are %j', (seed, expected) => {
    const job = seedJob(seed);

    expect(job?.status).toBe(seed.status);
    expect(exitCodes(job?.attempts)).toEqual(expected);
  });

  it('are refused where the job would have ended before', () => {
    expect(() => seedJob({ status: 'RUNNING', attempts: [{ exitCode: 0 }] })).toThrow(
      'Failed to seed jobs[0]: the job report cannot be RUNNING: with its outcome and the jobs that it waits for it gets no further than SUCCEEDED.',
    );
  });

  it('give each child of an array its own status', () => {
    const parent = seedJob({
      children: [
        'SUCCEEDED',
        { status: 'RUNNING', outcome: { after: '5m' } },
        { attempts: [{ exitCode: 3 }] },
        'FAILED',
      ],
    });

    expect(parent).toMatchObject({ status: 'PENDING', arraySize: 4 });
    const [, ...children] = jobs();
    expect(children).toMatchObject([
      { status: 'SUCCEEDED', stoppedAt: START },
      { status: 'RUNNING', startedAt: START },
      { status: 'RUNNABLE', runnableAt: START },
      { status: 'FAILED', stoppedAt: START },
    ]);
    expect(new Set(children.map(({ createdAt }) => createdAt)).size).toBe(1);
    expect(clock.pending().find(({ kind }) => kind === 'batch.job.exit')).toMatchObject({
      target: children[1]?.jobArn,
      dueAt: new Date(START + 300_000),
    });
    clock.runUntilIdle();
    expect(jobs().map(({ status }) => status)).toEqual(['FAILED', 'SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED', 'FAILED']);
  });

  it('leave the other children as the array is', () => {
    seedJob({ status: 'RUNNING', arrayProperties: { size: 3 }, children: ['SUCCEEDED'] });

    expect(jobs().map(({ status }) => status)).toEqual(['PENDING', 'SUCCEEDED', 'RUNNING', 'RUNNING']);
  });

  it('are as long ago as the seed says', () => {
    const job = seedJob({ status: 'RUNNING', createdAt: '-1h', startedAt: '-5m', outcome: { after: '7m' } });

    expect(job).toMatchObject({ createdAt: START - 3_600_000, startedAt: START - 300_000 });
    expect(clock.pending()).toMatchObject([{ kind: 'batch.job.exit', dueAt: new Date(START + 120_000) }]);
  });

  it('do not end a job that has run for longer than jobs do', () => {
    seedJob({ status: 'RUNNING', startedAt: '-5m' });

    expect(clock.pending()).toMatchObject([{ kind: 'batch.job.exit', dueAt: new Date(START + 60_000) }]);
  });

  it('are refused for times at which the job would have gone on', () => {
    expect(() => seedJob({ status: 'RUNNING', startedAt: '-5m', outcome: { after: '1m' } })).toThrow(
      'Failed to seed jobs[0]: a job that is RUNNING would have gone on 4m ago. Give later times, or an outcome that comes later.',
    );
  });
});
