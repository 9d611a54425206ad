import type { RetryStrategy } from '@aws-sdk/client-batch';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { containerJob, createDefinitionWorld, type Definition } from '../definition-world.js';

const { aws, register, refusalOf } = createDefinitionWorld();

beforeEach(() => aws.reset());
afterAll(() => aws.restore());

function retry(retryStrategy: RetryStrategy): Definition {
  return { ...containerJob(), retryStrategy };
}

function condition(members: Omit<NonNullable<RetryStrategy['evaluateOnExit']>[number], 'action'>): Definition {
  return retry({ attempts: 2, evaluateOnExit: [{ ...members, action: 'RETRY' }] });
}

describe('Rules for retries, timeout and priority', () => {
  it.each<[what: string, definition: Definition, text: string]>([
    ['no attempts', retry({ attempts: 0 }), 'RetryAttempts must be between 1 and 10.'],
    ['11 attempts', retry({ attempts: 11 }), 'RetryAttempts must be between 1 and 10.'],
    [
      'conditions without attempts',
      retry({ evaluateOnExit: [{ onReason: '*', action: 'RETRY' }] }),
      'RetryAttempts must be provided with retry strategy.',
    ],
    [
      'six conditions',
      retry({
        attempts: 2,
        evaluateOnExit: Array.from({ length: 6 }, () => ({ onReason: '*', action: 'RETRY' as const })),
      }),
      'EvaluateOnExit can have at most 5 entries.',
    ],
    [
      'an entry without a condition',
      condition({}),
      'EvaluateOnExit should contain at least one of onExitCode, onReason or onStatusReason',
    ],
    [
      'an entry with an empty condition',
      condition({ onReason: '' }),
      'EvaluateOnExit should contain at least one of onExitCode, onReason or onStatusReason',
    ],
    [
      'a pattern of 513 characters',
      condition({ onStatusReason: 'x'.repeat(513) }),
      'Evaluate on exit condition cannot exceed 512 characters.',
    ],
    [
      'letters in an exit code',
      condition({ onExitCode: '1a' }),
      'Evaluate on exit condition contains restricted characters.',
    ],
    [
      'an asterisk within an exit code',
      condition({ onExitCode: '1*7' }),
      'Evaluate on exit condition contains restricted characters.',
    ],
    [
      'a timeout of 59 seconds',
      { ...containerJob(), timeout: { attemptDurationSeconds: 59 } },
      'AttemptDurationSeconds in Timeout must be at least 60 seconds.',
    ],
    [
      'a priority of 10000',
      { ...containerJob(), schedulingPriority: 10_000 },
      'Scheduling priority must be between 0 and 9999.',
    ],
    [
      'a negative priority',
      { ...containerJob(), schedulingPriority: -1 },
      'Scheduling priority must be between 0 and 9999.',
    ],
  ])('refuse %s', async (_what, definition, text) => {
    expect(await refusalOf(definition)).toBe(text);
  });

  it.each<[what: string, definition: Definition]>([
    ['10 attempts', retry({ attempts: 10 })],
    ['no conditions', retry({ attempts: 1, evaluateOnExit: [] })],
    ['an empty strategy', retry({})],
    [
      'five conditions',
      retry({
        attempts: 2,
        evaluateOnExit: [
          { onExitCode: '137', action: 'EXIT' },
          { onExitCode: '13*', action: 'EXIT' },
          { onExitCode: '*', onReason: 'OutOfMemoryError: *', action: 'RETRY' },
          { onStatusReason: 'Host EC2*', action: 'RETRY' },
          { onReason: 'x'.repeat(512), action: 'RETRY' },
        ],
      }),
    ],
    ['a timeout of a minute', { ...containerJob(), timeout: { attemptDurationSeconds: 60 } }],
    ['a timeout without a duration', { ...containerJob(), timeout: {} }],
    ['the lowest priority', { ...containerJob(), schedulingPriority: 0 }],
    ['the highest priority', { ...containerJob(), schedulingPriority: 9999 }],
  ])('accept %s', async (_what, definition) => {
    expect(await register(definition)).toMatchObject({ revision: 1 });
  });
});
