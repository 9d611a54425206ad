import type { EvaluateOnExit } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobOutcomes } from '../../../../src/index.js';
import { createJobWorld } from '../job-world.js';
import { historyOf } from '../job-history.js';

describe('the end of an attempt', () => {
  const { aws, begin, submitted, describeJob } = createJobWorld();
  const { batch, clock } = aws;

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  /** A job that ends as told, with up to so many attempts. */
  async function run(outcomes: JobOutcomes, attempts = 1, evaluateOnExit?: EvaluateOnExit[]): Promise<string> {
    batch.onJob({ jobName: 'nightly' }, outcomes);
    const jobId = await submitted({ retryStrategy: { attempts, ...(evaluateOnExit && { evaluateOnExit }) } });
    clock.runUntilIdle();
    return jobId;
  }

  /** The status of the job, and how each of its attempts has ended. */
  async function endsOf(jobId: string): Promise<unknown[]> {
    const { status, attempts = [] } = await describeJob(jobId);
    return [status, ...attempts.map(({ container }) => container?.exitCode ?? container?.reason)];
  }

  it('fails the job with the exit code and reason of the container', async () => {
    const jobId = await run({ exitCode: 3, reason: 'DiskFull', after: '5s' });

    const { status, statusReason, startedAt = 0, stoppedAt, container } = await describeJob(jobId);
    expect({ status, statusReason, seconds: ((stoppedAt ?? 0) - startedAt) / 1_000 }).toEqual({
      status: 'FAILED',
      statusReason: 'Essential container in task exited',
      seconds: 5,
    });
    expect(container).toMatchObject({ exitCode: 3, reason: 'DiskFull' });
  });

  it('is followed by another attempt as long as any is left', async () => {
    const jobId = await run({ exitCode: 1 }, 3);

    expect(await endsOf(jobId)).toEqual(['FAILED', 1, 1, 1]);
    expect(historyOf(aws, jobId).map((news) => news.replace(/.* /, ''))).toEqual([
      'RUNNABLE',
      ...['STARTING', 'RUNNING', 'RUNNABLE'],
      ...['STARTING', 'RUNNING', 'RUNNABLE'],
      ...['STARTING', 'RUNNING', 'FAILED'],
    ]);
  });

  it('shows the last of three attempts, each in a task of its own', async () => {
    const jobId = await run([{ exitCode: 1 }, { exitCode: 2 }, { exitCode: 0 }], 3);

    const { status, attempts = [], container, startedAt, stoppedAt } = await describeJob(jobId);
    expect(status).toBe('SUCCEEDED');
    expect(new Set(attempts.map((attempt) => attempt.container?.taskArn)).size).toBe(3);
    expect(attempts.at(-1)).toMatchObject({ startedAt, stoppedAt, container: { taskArn: container?.taskArn } });
    expect(container?.exitCode).toBe(0);
  });

  it('keeps the start of the last attempt while the job waits for the next', async () => {
    batch.onJob({}, { exitCode: 1 });
    const jobId = await submitted({ retryStrategy: { attempts: 2 } });
    clock.advance('231s');

    const { status, statusReason, attempts = [], startedAt, stoppedAt } = await describeJob(jobId);
    expect({ status, statusReason, stoppedAt }).toEqual({ status: 'RUNNABLE' });
    expect(attempts).toMatchObject([{ startedAt }]);
  });

  it('counts the attempts for the containers', async () => {
    const seen: unknown[] = [];
    const jobId = await run(({ attempt, containers }) => {
      seen.push([
        attempt,
        containers[0]?.environment['AWS_BATCH_JOB_ATTEMPT'],
        containers[0]?.environment['AWS_BATCH_JOB_ID'],
      ]);
      return { exitCode: 1 };
    }, 3);

    expect(seen).toEqual([
      [1, '1', jobId],
      [2, '2', jobId],
      [3, '3', jobId],
    ]);
  });

  it('puts the job before all others of its queue', async () => {
    batch.onJob({ jobName: 'first', attempt: 1 }, { exitCode: 1, after: '90s' });
    const requirements = [{ type: 'VCPU' as const, value: '64' }];
    const containerOverrides = { resourceRequirements: requirements };
    const first = await submitted({ jobName: 'first', containerOverrides, retryStrategy: { attempts: 2 } });
    const second = await submitted({ jobName: 'second', containerOverrides });
    clock.advance('400s');

    expect([(await describeJob(first)).status, (await describeJob(second)).status]).toEqual(['SUCCEEDED', 'RUNNING']);
    expect((await describeJob(first)).attempts).toHaveLength(2);
  });

  it.each<[string, EvaluateOnExit[], unknown[]]>([
    [
      'an exit code that ends all',
      [
        { onExitCode: '137', action: 'EXIT' },
        { onReason: '*', action: 'RETRY' },
      ],
      ['FAILED', 1, 137],
    ],
    ['a reason', [{ onReason: 'Out*', action: 'EXIT' }], ['FAILED', 1, 137]],
    ['a reason of the attempt', [{ onStatusReason: 'Essential*', action: 'EXIT' }], ['FAILED', 1]],
    [
      'the first that matches',
      [
        { onExitCode: '1*', action: 'RETRY' },
        { onExitCode: '137', action: 'EXIT' },
      ],
      ['FAILED', 1, 137, 2],
    ],
    ['none', [{ onExitCode: '99', action: 'EXIT' }], ['FAILED', 1, 137, 2]],
  ])('goes by evaluateOnExit: %s', async (_, evaluateOnExit, expected) => {
    const outcomes = [{ exitCode: 1 }, { exitCode: 137, reason: 'OutOfMemoryError: no more' }, { exitCode: 2 }];

    expect(await endsOf(await run(outcomes, 3, evaluateOnExit))).toEqual(expected);
  });

  it('tries again what did not start', async () => {
    const jobId = await run([{ startError: 'CannotStartContainerError: busy' }, {}], 2);

    expect(await endsOf(jobId)).toEqual(['SUCCEEDED', 'CannotStartContainerError: busy', 0]);
  });
});
