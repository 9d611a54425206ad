import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { mockAws, type JobOutcomes, type TaskOutcomes } from '../../src/index.js';

describe('an outcome that makes no sense', () => {
  const aws = mockAws();
  const empty = aws.snapshot();
  afterEach(() => aws.reset());
  afterAll(() => aws.restore());

  it.each<[unknown, string]>([
    [
      { exit: 1 },
      'outcome of a task: there is no "exit". Give any of exitCode, after, reason, health, pullError, onStop, targetHealth, containers.',
    ],
    [[{ exitCode: 0 }, { exitcode: 1 }], 'outcome of a task: there is no "exitcode".'],
    [{ containers: { app: { targetHealth: 'HEALTHY' } } }, 'outcome of a container: there is no "targetHealth".'],
    [{ after: '90 s' }, '"90 s" is no duration.'],
    [{ containers: { app: { after: 'soon' } } }, '"soon" is no duration.'],
    [undefined, 'outcome of a task: undefined is no object. Give one with exitCode, '],
  ])('of a task is refused where it is said: %j', (outcome, message) => {
    expect(() => aws.ecs.onTask({ family: 'report' }, outcome as TaskOutcomes)).toThrow(message);
  });

  it.each<[unknown, string]>([
    [
      { exit: 1 },
      'outcome of a job: there is no "exit". Give any of exitCode, reason, after, startError, hostTerminated, onStop, containers.',
    ],
    [
      { containers: { app: { after: '1m' } } },
      'outcome of a container: there is no "after". Give any of exitCode, reason.',
    ],
    [{ after: -1 }, '-1 is no duration.'],
  ])('of a job is refused where it is said: %j', (outcome, message) => {
    expect(() => aws.batch.onJob({ jobName: 'report' }, outcome as JobOutcomes)).toThrow(message);
  });

  it('of a function is refused when a task starts', () => {
    aws.ecs.onTask({}, () => ({ exit: 1 }) as object);

    expect(() => aws.ecs.seed({ taskDefinitions: ['report'], tasks: [{ taskDefinition: 'report' }] })).toThrow(
      'outcome of a task: there is no "exit".',
    );
  });

  it.each<[string, () => void]>([
    ['seeds', () => aws.ecs.seed({ clusters: ['other'] })],
    ['resets', () => aws.reset()],
    ['loads', () => aws.load(empty)],
  ])('of a function that %s is refused, and leaves the world as it was', (_, act) => {
    aws.ecs.seed({ taskDefinitions: ['report'] });
    const before = aws.state;
    aws.ecs.onTask({}, () => (act(), {}));

    expect(() => aws.ecs.seed({ tasks: [{ taskDefinition: 'report' }] })).toThrow(
      'Something was sent, seeded, simulated or reset from inside of a function that says what a task, a job or a hook does. ' +
        'Let it only look, and do the rest before or after.',
    );
    expect(aws.state).toEqual(before);
  });
});
