import { describe, expect, it } from 'vitest';
import type { TaskSubject } from '../../src/ecs/task/task-outcome.js';
import {
  createOutcomeRules,
  type TaskMatch,
  type TaskOutcomes,
  type TaskPredicate,
} from '../../src/testing/outcome-rules.js';

const task: TaskSubject = {
  taskArn: `arn:aws:ecs:us-east-1:123456789012:task/prod/${'0'.repeat(32)}`,
  cluster: 'prod',
  family: 'report',
  revision: 3,
  taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/report:3',
  group: 'family:report',
  startedBy: 'nightly-42',
  launchType: 'FARGATE',
  overrides: {
    cpu: '512',
    containerOverrides: [
      { name: 'main', command: ['report', '--full'], environment: [{ name: 'MODE', value: 'full' }] },
    ],
  },
  containers: [
    { name: 'main', image: 'shop/report:1.2', command: ['report', '--full'], environment: { MODE: 'full' } },
    { name: 'log', image: 'fluent-bit:2', environment: {} },
  ],
};

/** The exit codes that tasks get one after the other. */
function exitCodes(rules: [TaskMatch | TaskPredicate, TaskOutcomes][], count = 1): (number | undefined)[] {
  const outcomeRules = createOutcomeRules();
  for (const [match, outcomes] of rules) outcomeRules.add(match, outcomes);
  const turns = new Map<string, number>();
  const takeTurn = (rule: string) => {
    const turn = turns.get(rule) ?? 0;
    turns.set(rule, turn + 1);
    return turn;
  };
  return Array.from({ length: count }, () => outcomeRules.outcomeOf(() => task, takeTurn)?.exitCode);
}

describe('the rules of onTask', () => {
  it.each<[TaskMatch]>([
    [{}],
    [{ family: 'report' }],
    [{ family: 'rep*' }],
    [{ taskDefinition: 'report:3' }],
    [{ taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/report:*' }],
    [{ image: 'shop/*' }],
    [{ container: 'log' }],
    [{ cluster: 'prod' }],
    [{ group: 'family:report' }],
    [{ startedBy: 'nightly-*' }],
    [{ overrides: { cpu: '512' } }],
    [{ overrides: { containerOverrides: [{ environment: [{ name: 'MODE', value: 'full' }] }] } }],
    [{ overrides: { containerOverrides: [{ name: 'main', command: ['--full'] }] } }],
    [{ family: 'report', container: 'main', startedBy: '*42' }],
  ])('match by %j', (match) => {
    expect(exitCodes([[match, { exitCode: 7 }]])).toEqual([7]);
  });

  it.each<[TaskMatch]>([
    [{ family: 'repor' }],
    [{ taskDefinition: 'report' }],
    [{ taskDefinition: 'report:2' }],
    [{ image: 'shop/report' }],
    [{ container: 'db' }],
    [{ cluster: 'test' }],
    [{ startedBy: 'nightly' }],
    [{ overrides: { memory: '1024' } }],
    [{ overrides: { containerOverrides: [{ name: 'log' }] } }],
    [{ family: 'report', container: 'db' }],
  ])('do not match by %j', (match) => {
    expect(exitCodes([[match, { exitCode: 7 }]])).toEqual([undefined]);
  });

  it('match by a function of the task', () => {
    const match: TaskPredicate = ({ containers }) => containers[0]?.environment['MODE'] === 'full';

    expect(exitCodes([[match, { exitCode: 7 }]])).toEqual([7]);
  });

  it('let the latest one that matches win', () => {
    expect(
      exitCodes([
        [{}, { exitCode: 1 }],
        [{ family: 'report' }, { exitCode: 2 }],
        [{ family: 'other' }, { exitCode: 3 }],
      ]),
    ).toEqual([2]);
  });

  it('give the outcomes of a list in turn, and then leave tasks to earlier rules', () => {
    expect(
      exitCodes(
        [
          [{}, { exitCode: 9 }],
          [{ family: 'report' }, [{ exitCode: 1 }, { exitCode: 0 }]],
        ],
        4,
      ),
    ).toEqual([1, 0, 9, 9]);
  });

  it('ask a function with the task and its turn', () => {
    const outcomes: TaskOutcomes = ({ revision }, turn) => (turn < 2 ? { exitCode: revision + turn } : undefined);

    expect(exitCodes([[{}, outcomes]], 3)).toEqual([3, 4, undefined]);
  });

  it('refuse what they cannot match by', () => {
    expect(() => exitCodes([[{ jobName: 'x' } as TaskMatch, {}]])).toThrow(
      'onTask cannot match tasks by "jobName". Match by family, taskDefinition, image, container, cluster, group, startedBy, ' +
        'overrides, or by a function of the task.',
    );
  });
});
