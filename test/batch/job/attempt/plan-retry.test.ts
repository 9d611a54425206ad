import type { EvaluateOnExit } from '@aws-sdk/client-batch';
import { describe, expect, it } from 'vitest';
import { planRetry, type AttemptEnd } from '../../../../src/batch/job/attempt/plan-retry.js';

const KILLED: AttemptEnd = {
  exitCode: 137,
  reason: 'OutOfMemoryError: Container killed due to memory usage',
  statusReason: 'Essential container in task exited',
};
const LOST: AttemptEnd = { statusReason: 'Host EC2 (instance i-0123456789abcdef0) terminated.' };

function verdict(evaluateOnExit: EvaluateOnExit[], end: AttemptEnd = KILLED): string {
  return planRetry({ attempts: 3, evaluateOnExit }, 1, end);
}

describe('planRetry', () => {
  it.each([
    [1, 1, 'EXIT'],
    [2, 1, 'RETRY'],
    [3, 2, 'RETRY'],
    [3, 3, 'EXIT'],
    [10, 9, 'RETRY'],
  ])('of %i attempts, after %i, says %s', (attempts, made, expected) => {
    expect(planRetry({ attempts, evaluateOnExit: [] }, made, KILLED)).toBe(expected);
  });

  it.each<[EvaluateOnExit[]]>([
    [[{ onExitCode: '137', action: 'EXIT' }]],
    [[{ onExitCode: '1*', action: 'EXIT' }]],
    [[{ onExitCode: '*', action: 'EXIT' }]],
    [[{ onReason: 'OutOfMemoryError: Container killed due to memory usage', action: 'EXIT' }]],
    [[{ onReason: 'OutOfMemory*', action: 'EXIT' }]],
    [[{ onStatusReason: 'Essential container*', action: 'EXIT' }]],
    [[{ onExitCode: '137', onReason: 'Out*', onStatusReason: '*', action: 'EXIT' }]],
    [[{ action: 'EXIT' }]],
    [[{ onExitCode: '137', action: 'exit' as 'EXIT' }]],
    [
      [
        { onExitCode: '1', action: 'RETRY' },
        { onExitCode: '137', action: 'EXIT' },
        { onReason: '*', action: 'RETRY' },
      ],
    ],
  ])('tries no more with %j', (evaluateOnExit) => {
    expect(verdict(evaluateOnExit)).toBe('EXIT');
  });

  it.each<[EvaluateOnExit[]]>([
    [[{ onExitCode: '13', action: 'EXIT' }]],
    [[{ onExitCode: '1377*', action: 'EXIT' }]],
    [[{ onReason: 'OutOfMemoryError', action: 'EXIT' }]],
    [[{ onReason: 'outofmemory*', action: 'EXIT' }]],
    [[{ onStatusReason: '*exited', action: 'EXIT' }]],
    [[{ onExitCode: '137', onReason: 'CannotPull*', action: 'EXIT' }]],
    [
      [
        { onReason: 'Out*', action: 'RETRY' },
        { onExitCode: '137', action: 'EXIT' },
      ],
    ],
  ])('tries again with %j', (evaluateOnExit) => {
    expect(verdict(evaluateOnExit)).toBe('RETRY');
  });

  it.each<[EvaluateOnExit[], string]>([
    [[{ onExitCode: '1*', action: 'EXIT' }], 'RETRY'],
    [[{ onReason: 'Out*', action: 'EXIT' }], 'RETRY'],
    [[{ onExitCode: '*', action: 'EXIT' }], 'EXIT'],
    [[{ onReason: '*', action: 'EXIT' }], 'EXIT'],
    [
      [
        { onStatusReason: 'Host EC2*', action: 'RETRY' },
        { onReason: '*', action: 'EXIT' },
      ],
      'RETRY',
    ],
  ])('matches what is missing with nothing but an asterisk: %j', (evaluateOnExit, expected) => {
    expect(verdict(evaluateOnExit, LOST)).toBe(expected);
  });
});
