import { describe, expect, it } from 'vitest';
import { planAttempt } from '../../../../src/batch/job/attempt/plan-attempt.js';
import type { JobOutcome } from '../../../../src/batch/job/job-outcome.js';

const TIMING = { jobDurationMs: 60_000, stopTimeoutMs: 30_000 };
const LOG = { name: 'log', image: 'fluent-bit', essential: false };
const APP = { name: 'app', image: 'shop/report:1', essential: true };

const plan = (outcome: JobOutcome) => planAttempt(outcome, [LOG, APP], TIMING);

describe('planAttempt', () => {
  it('fills in everything', () => {
    expect(plan({})).toEqual({
      afterMs: 60_000,
      hostTerminated: false,
      onStop: { exitCode: 137, afterMs: 30_000 },
      containers: [
        { name: 'log', exitCode: 0 },
        { name: 'app', exitCode: 0 },
      ],
    });
  });

  it('takes what is said at the top for the first essential container', () => {
    expect(plan({ exitCode: 3, reason: 'Error', after: '90s' })).toMatchObject({
      afterMs: 90_000,
      containers: [
        { name: 'log', exitCode: 0 },
        { name: 'app', exitCode: 3, reason: 'Error' },
      ],
    });
  });

  it('lets what is said of a container win', () => {
    const containers = { log: { exitCode: 1 }, app: { exitCode: 2 } };

    expect(plan({ exitCode: 3, reason: 'Error', containers }).containers).toEqual([
      { name: 'log', exitCode: 1 },
      { name: 'app', exitCode: 2, reason: 'Error' },
    ]);
  });

  it('has what runs out of memory killed', () => {
    const reason = 'OutOfMemoryError: Container killed due to memory usage';

    expect(plan({ reason }).containers[1]).toEqual({ name: 'app', exitCode: 137, reason });
    expect(plan({ reason, exitCode: 1 }).containers[1]).toEqual({ name: 'app', exitCode: 1, reason });
  });

  it.each<[JobOutcome['onStop'], object]>([
    [{}, { exitCode: 143, afterMs: 0 }],
    [
      { exitCode: 0, after: '5s' },
      { exitCode: 0, afterMs: 5_000 },
    ],
    [{ after: '30s' }, { exitCode: 143, afterMs: 30_000 }],
    [
      { exitCode: 0, after: '31s' },
      { exitCode: 137, afterMs: 30_000 },
    ],
  ])('answers SIGTERM with %j', (onStop, expected) => {
    expect(plan({ onStop }).onStop).toEqual(expected);
  });

  it.each<[true | string, string]>([
    [true, 'CannotPullContainerError: Error response from daemon: manifest for shop/report:1 not found'],
    ['CannotStartContainerError: no such file', 'CannotStartContainerError: no such file'],
  ])('does not start with %j', (startError, expected) => {
    expect(plan({ startError }).startError).toBe(expected);
  });

  it('does not start where a container fails that another must see succeed', () => {
    const app = { ...APP, dependsOn: [{ containerName: 'log', condition: 'SUCCESS' }] };
    const planned = (exitCode: number) => planAttempt({ containers: { log: { exitCode } } }, [LOG, app], TIMING);

    expect(planned(0)).not.toHaveProperty('startError');
    expect(planned(1)).toMatchObject({
      startError: 'CannotStartContainerError: a dependency of the container did not reach its condition',
      unstartable: 'app',
      containers: [
        { name: 'log', exitCode: 1 },
        { name: 'app', exitCode: 0 },
      ],
    });
  });

  it.each(['START', 'COMPLETE'])('starts where a container fails that another only waits for with %s', (condition) => {
    const app = { ...APP, dependsOn: [{ containerName: 'log', condition }] };
    const outcome = { containers: { log: { exitCode: 1 } } };
    expect(planAttempt(outcome, [LOG, app], TIMING)).not.toHaveProperty('startError');
  });

  it('kills containers after the longest time that one of them has to stop', () => {
    const stop = (...seconds: (number | undefined)[]) => {
      const containers = [LOG, APP].map((container, index) => {
        const { [index]: own } = seconds;
        return { ...container, stopTimeoutMs: own === undefined ? undefined : own * 1_000 };
      });
      return planAttempt({}, containers, TIMING).onStop.afterMs;
    };
    expect([stop(10, 20), stop(10), stop(undefined, 90)]).toEqual([20_000, 30_000, 90_000]);
  });

  it('refuses containers that the job does not have', () => {
    expect(() => plan({ containers: { web: { exitCode: 1 } } })).toThrow(
      'The outcome speaks of a container "web", but the job has log, app. Name one of these.',
    );
  });

  it('refuses what is no duration', () => {
    expect(() => plan({ after: 'soon' })).toThrow('"soon" is no duration.');
  });
});
