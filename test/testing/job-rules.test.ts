import { describe, expect, it } from 'vitest';
import type { JobSubject } from '../../src/batch/job/job-outcome.js';
import { createJobRules, type JobMatch, type JobOutcomes, type JobPredicate } from '../../src/testing/job-rules.js';

const job: JobSubject = {
  jobId: '4c7599ae-0a82-49aa-ba5a-4727fcce14a8:7',
  jobName: 'nightly-report',
  jobQueue: 'high',
  jobDefinition: 'report',
  revision: 3,
  attempt: 2,
  arrayIndex: 7,
  parameters: { mode: 'full', region: 'eu' },
  containers: [
    {
      name: 'main',
      image: 'shop/report:1.2',
      command: ['report', '--full'],
      environment: { AWS_BATCH_JOB_ATTEMPT: '2' },
    },
    { name: 'log', image: 'fluent-bit:2', command: [], environment: {} },
  ],
};

/** The exit codes that attempts get one after the other. */
function exitCodes(rules: [JobMatch | JobPredicate, JobOutcomes][], count = 1): (number | undefined)[] {
  const jobRules = createJobRules();
  for (const [match, outcomes] of rules) jobRules.add(match, outcomes);
  const turns = new Map<string, number>();
  const takeTurn = (rule: string) => {
    const turn = turns.get(rule) ?? 0;
    turns.set(rule, turn + 1);
    return turn;
  };
  return Array.from({ length: count }, () => jobRules.outcomeOf(() => job, takeTurn)?.exitCode);
}

describe('the rules of onJob', () => {
  it.each<[JobMatch]>([
    [{}],
    [{ jobName: 'nightly-report' }],
    [{ jobName: 'nightly-*' }],
    [{ jobId: '4c7599ae-*' }],
    [{ jobQueue: 'high' }],
    [{ jobDefinition: 'report' }],
    [{ jobDefinition: 'report:3' }],
    [{ jobDefinition: 'rep*' }],
    [{ arrayIndex: 7 }],
    [{ attempt: 2 }],
    [{ image: 'shop/*' }],
    [{ image: 'fluent-bit:2' }],
    [{ parameters: { mode: 'full' } }],
    [{ jobName: 'nightly-*', attempt: 2, arrayIndex: 7 }],
  ])('match by %j', (match) => {
    expect(exitCodes([[match, { exitCode: 7 }]])).toEqual([7]);
  });

  it.each<[JobMatch]>([
    [{ jobName: 'nightly' }],
    [{ jobId: '4c7599ae-0a82-49aa-ba5a-4727fcce14a8' }],
    [{ jobQueue: 'low' }],
    [{ jobDefinition: 'report:2' }],
    [{ arrayIndex: 0 }],
    [{ nodeIndex: 7 }],
    [{ attempt: 1 }],
    [{ image: 'shop/report' }],
    [{ parameters: { mode: 'quick' } }],
    [{ parameters: { format: 'pdf' } }],
    [{ jobName: 'nightly-*', attempt: 1 }],
  ])('do not match by %j', (match) => {
    expect(exitCodes([[match, { exitCode: 7 }]])).toEqual([undefined]);
  });

  it('match by a function of the job', () => {
    const match: JobPredicate = ({ containers }) => containers[0]?.environment['AWS_BATCH_JOB_ATTEMPT'] === '2';

    expect(exitCodes([[match, { exitCode: 7 }]])).toEqual([7]);
  });

  it('let the latest one that matches win', () => {
    expect(
      exitCodes([
        [{}, { exitCode: 1 }],
        [{ jobName: 'nightly-*' }, { exitCode: 2 }],
        [{ jobName: 'other' }, { exitCode: 3 }],
      ]),
    ).toEqual([2]);
  });

  it('give the outcomes of a list in turn, and then leave attempts to earlier rules', () => {
    expect(
      exitCodes(
        [
          [{}, { exitCode: 9 }],
          [{ jobName: 'nightly-*' }, [{ exitCode: 1 }, { exitCode: 0 }]],
        ],
        4,
      ),
    ).toEqual([1, 0, 9, 9]);
  });

  it('ask a function with the job and its turn', () => {
    const outcomes: JobOutcomes = ({ attempt, arrayIndex = 0 }, turn) =>
      turn < 2 ? { exitCode: 10 * attempt + arrayIndex + turn } : undefined;

    expect(exitCodes([[{}, outcomes]], 3)).toEqual([27, 28, undefined]);
  });

  it('are forgotten when they are cleared', () => {
    const rules = createJobRules();
    rules.add({}, { exitCode: 1 });
    rules.clear();

    expect(
      rules.outcomeOf(
        () => job,
        () => 0,
      ),
    ).toBeUndefined();
  });

  it('refuse what they cannot match by', () => {
    expect(() => exitCodes([[{ family: 'x' } as JobMatch, {}]])).toThrow(
      'onJob cannot match jobs by "family". Match by jobName, jobId, jobQueue, jobDefinition, serviceJobType, arrayIndex, nodeIndex, attempt, ' +
        'image, parameters, or by a function of the job.',
    );
  });
});
