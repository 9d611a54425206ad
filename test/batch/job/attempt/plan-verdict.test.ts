import { describe, expect, it } from 'vitest';
import { planVerdict, type EndedAttempt } from '../../../../src/batch/job/attempt/plan-verdict.js';
import type { CurrentAttempt, JobSpec } from '../../../../src/batch/job/job-record.js';

const SPEC: JobSpec = {
  jobDefinitionArn: 'arn:aws:batch:us-east-1:123456789012:job-definition/sleep:1',
  parameters: {},
  retryStrategy: { attempts: 2, evaluateOnExit: [] },
  propagateTags: false,
  platformCapabilities: [],
  dependsOn: [],
  container: { image: 'busybox' },
};
const SEVERAL: JobSpec = {
  ...SPEC,
  ecsProperties: {
    taskProperties: [
      {
        containers: [
          { name: 'app', image: 'busybox' },
          { name: 'db', image: 'busybox', essential: true },
          { name: 'log', image: 'busybox', essential: false },
        ],
      },
    ],
  },
};
delete SEVERAL.container;

const RUNNING = {} as CurrentAttempt;

function verdict(
  exitCodes: Record<string, number | undefined>,
  members: Partial<EndedAttempt> = {},
  spec = SPEC,
): string {
  const containers = Object.entries(exitCodes).map(([name, exitCode]) =>
    exitCode === undefined ? { name } : { name, exitCode },
  );
  return planVerdict(spec, {
    job: { jobArn: 'job' },
    mainNode: undefined,
    ended: { containers, statusReason: 'Essential container in task exited' },
    made: 1,
    wasStopped: false,
    ...members,
  });
}

describe('planVerdict', () => {
  it.each([
    [0, 1, 'SUCCEEDED'],
    [0, 2, 'SUCCEEDED'],
    [1, 1, 'RUNNABLE'],
    [1, 2, 'FAILED'],
    [undefined, 1, 'RUNNABLE'],
    [undefined, 2, 'FAILED'],
  ])('with the exit code %j of attempt %i is %s', (exitCode, made, expected) => {
    expect(verdict({ default: exitCode }, { made })).toBe(expected);
  });

  it.each([0, 137])('is FAILED for what was stopped, though it exits with %i', (exitCode) => {
    expect(verdict({ default: exitCode }, { wasStopped: true })).toBe('FAILED');
  });

  it.each([
    [{ app: 0, db: 0, log: 1 }, 'SUCCEEDED'],
    [{ app: 0, db: 1, log: 0 }, 'RUNNABLE'],
    [{ app: 0, db: undefined, log: 0 }, 'RUNNABLE'],
  ])('goes by the essential containers: %j', (exitCodes, expected) => {
    expect(verdict(exitCodes, {}, SEVERAL)).toBe(expected);
  });

  it('judges a retry by the first essential container that failed', () => {
    const retryStrategy = { attempts: 5, evaluateOnExit: [{ onExitCode: '3', action: 'EXIT' as const }] };

    expect(verdict({ app: 0, db: 3, log: 0 }, {}, { ...SEVERAL, retryStrategy })).toBe('FAILED');
    expect(verdict({ app: 1, db: 3, log: 0 }, {}, { ...SEVERAL, retryStrategy })).toBe('RUNNABLE');
  });

  it('tries no other node again than the main node', () => {
    const mainNode = { jobArn: 'main', status: 'RUNNING' as const, attempt: RUNNING };

    expect(verdict({ default: 1 }, { mainNode })).toBe('FAILED');
    expect(verdict({ default: 1 }, { mainNode: { ...mainNode, jobArn: 'job' } })).toBe('RUNNABLE');
  });

  it.each(['SUCCEEDED', 'FAILED', 'RUNNABLE'] as const)('is %s like that of the main node that has ended', (status) => {
    const mainNode = { jobArn: 'main', status };

    expect(verdict({ default: 137 }, { mainNode, wasStopped: true })).toBe(status);
  });
});
