import type { SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobWorld } from '../job-world.js';

const UUID = '11111111-1111-4111-8111-111111111111';

describe('What a request of SubmitJob shows by itself', () => {
  const { aws, begin, submit, refusalOf } = createJobWorld();

  beforeEach(() => begin());
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each<[string, Partial<SubmitJobCommandInput>, string]>([
    ['a job without a name', { jobName: undefined }, 'jobName is required.'],
    ['a job without a queue', { jobQueue: undefined }, 'jobQueue is required.'],
    ['a job without a definition', { jobDefinition: undefined }, 'jobDefinition is required.'],
    ['an empty name', { jobName: '' }, 'Job name should match valid pattern'],
    ['a name with a dot', { jobName: 'nightly.1' }, 'Job name should match valid pattern'],
    ['a name that begins with a hyphen', { jobName: '-nightly' }, 'Job name should match valid pattern'],
    ['a name of 129 characters', { jobName: 'n'.repeat(129) }, 'Job name should match valid pattern'],
    [
      '21 dependencies',
      { dependsOn: Array.from({ length: 21 }, () => ({ jobId: UUID })) },
      'Job cannot have more than 20 dependencies',
    ],
    ['an array of none', { arrayProperties: {} }, 'Array size must be between 2 and 10000.'],
    ['an array of one', { arrayProperties: { size: 1 } }, 'Array size must be between 2 and 10000.'],
    ['an array of 10,001', { arrayProperties: { size: 10_001 } }, 'Array size must be between 2 and 10000.'],
    ['an array of two and a half', { arrayProperties: { size: 2.5 } }, 'Array size must be between 2 and 10000.'],
    [
      'a timeout of 59 seconds',
      { timeout: { attemptDurationSeconds: 59 } },
      'AttemptDurationSeconds in Timeout must be at least 60 seconds.',
    ],
    ['no attempts', { retryStrategy: { attempts: 0 } }, 'RetryAttempts must be between 1 and 10.'],
    ['eleven attempts', { retryStrategy: { attempts: 11 } }, 'RetryAttempts must be between 1 and 10.'],
    [
      'conditions without attempts',
      { retryStrategy: { evaluateOnExit: [{ onExitCode: '1', action: 'EXIT' }] } },
      'RetryAttempts must be provided with retry strategy.',
    ],
    [
      'a condition on nothing',
      { retryStrategy: { attempts: 2, evaluateOnExit: [{ action: 'EXIT' }] } },
      'EvaluateOnExit should contain at least one of onExitCode, onReason or onStatusReason',
    ],
    ['a negative priority', { schedulingPriorityOverride: -1 }, 'Scheduling priority must be between 0 and 9999.'],
    ['a priority of 10,000', { schedulingPriorityOverride: 10_000 }, 'Scheduling priority must be between 0 and 9999.'],
    ['a dependency on nothing', { dependsOn: [{}] }, 'jobId of a dependency is required.'],
    [
      'a sequence of a job that is no array',
      { dependsOn: [{ type: 'SEQUENTIAL' }] },
      'jobId of a dependency is required.',
    ],
    [
      'an N_TO_N dependency of an array on nothing',
      { arrayProperties: { size: 2 }, dependsOn: [{ type: 'N_TO_N' }] },
      'jobId of a dependency is required.',
    ],
    [
      'an N_TO_N dependency of a job that is no array',
      { dependsOn: [{ jobId: UUID, type: 'N_TO_N' }] },
      'N_TO_N dependencies are for array jobs.',
    ],
    [
      '51 tags',
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, ''])) },
      'The maximum number of tags is 50.',
    ],
    ['more than 30 KiB', { parameters: { text: 'x'.repeat(30_720) } }, 'The request can have up to 30 KiB.'],
    ['more than 30 KiB of bytes', { parameters: { text: 'ä'.repeat(15_360) } }, 'The request can have up to 30 KiB.'],
  ])('refuses %s', async (_what, input, text) => {
    expect(await refusalOf(input)).toEqual({ name: 'ClientException', text, isWrapped: true });
  });

  it('allows a name of 128 characters', async () => {
    expect(await submit({ jobName: 'n'.repeat(128) })).toMatchObject({ jobName: 'n'.repeat(128) });
  });

  it('comes before the look for queue and definition', async () => {
    const nowhere = { jobQueue: 'nope', jobDefinition: 'nope' };
    expect(await refusalOf({ ...nowhere, jobName: '' })).toMatchObject({ text: 'Job name should match valid pattern' });
    expect(await refusalOf({ ...nowhere, tags: { 'aws:x': '' } })).toMatchObject({ isWrapped: true });
  });

  it('speaks of the first thing that is wrong', async () => {
    const wrong: Partial<SubmitJobCommandInput>[] = [
      { jobName: '' },
      { dependsOn: Array.from({ length: 21 }, () => ({ jobId: UUID })) },
      { arrayProperties: { size: 1 } },
      { timeout: { attemptDurationSeconds: 1 } },
      { retryStrategy: { attempts: 0 } },
      { schedulingPriorityOverride: -1 },
    ];
    const texts: string[] = [];
    const input: Partial<SubmitJobCommandInput> = {};
    for (const more of wrong.toReversed()) {
      texts.unshift((await refusalOf(Object.assign(input, more))).text);
    }
    expect(texts).toEqual([
      'Job name should match valid pattern',
      'Job cannot have more than 20 dependencies',
      'Array size must be between 2 and 10000.',
      'AttemptDurationSeconds in Timeout must be at least 60 seconds.',
      'RetryAttempts must be between 1 and 10.',
      'Scheduling priority must be between 0 and 9999.',
    ]);
  });
});
