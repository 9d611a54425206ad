import { describe, expect, it } from 'vitest';
import { planTasks, type PlannedTask, type TaskGoal } from '../../../../src/ecs/service/scheduler/plan-tasks.js';

interface NamedTask extends PlannedTask {
  readonly name: string;
}

const LETTERS = { P: 'PENDING', S: 'SETTLING', H: 'HEALTHY', U: 'UNHEALTHY' } as const;

/** `H1` is a healthy task of the name `H1`; a `*` after it protects it, a `~` means that its instance is DRAINING. */
function tasks(text: string): NamedTask[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((name) => ({
      name: name.replace(/\W/g, ''),
      health: LETTERS[name.charAt(0) as keyof typeof LETTERS],
      isProtected: name.includes('*'),
      isDraining: name.includes('~'),
    }));
}

type Given = Pick<TaskGoal<NamedTask>, 'wanted' | 'lower' | 'upper'> & {
  readonly current?: string;
  readonly leaving?: string;
};

function plan({ current = '', leaving = '', ...limits }: Given) {
  const { start, stop } = planTasks<NamedTask>({
    ...limits,
    current: tasks(current),
    leaving: tasks(leaving),
    choose: (candidates, count) => candidates.slice(0, Math.max(0, count)),
  });
  return { start, stop: stop.map(({ name }) => name).join(' ') };
}

describe('planTasks', () => {
  it.each([
    ['starts all tasks of a new service', { wanted: 3, lower: 3, upper: 6 }, { start: 3, stop: '' }],
    ['replaces what is missing', { wanted: 3, lower: 3, upper: 6, current: 'H1 H2' }, { start: 1, stop: '' }],
    ['leaves a full service alone', { wanted: 2, lower: 2, upper: 4, current: 'H1 S2' }, { start: 0, stop: '' }],
    ['waits for what is starting', { wanted: 2, lower: 2, upper: 4, current: 'H1 P2' }, { start: 0, stop: '' }],
    ['stops what is too much', { wanted: 1, lower: 1, upper: 2, current: 'H1 H2 H3' }, { start: 0, stop: 'H1 H2' }],
    ['keeps protected tasks', { wanted: 1, lower: 1, upper: 2, current: 'H1* H2 H3*' }, { start: 0, stop: 'H2' }],
    ['scales to nothing', { wanted: 0, lower: 0, upper: 0, current: 'H1 P2' }, { start: 0, stop: 'H1 P2' }],
  ])('%s', (_, given, expected) => {
    expect(plan(given)).toEqual(expected);
  });

  it.each([
    ['starts all new tasks at once where twice as many may run', { lower: 2, upper: 4 }, '', 'H1 H2', 2, ''],
    ['starts no more than may run', { lower: 2, upper: 3 }, '', 'H1 H2', 1, ''],
    ['stops no old task before a new one is healthy', { lower: 2, upper: 4 }, 'S3 S4', 'H1 H2', 0, ''],
    ['stops as many old tasks as new ones are healthy', { lower: 2, upper: 4 }, 'H3 S4', 'H1 H2', 0, 'H1'],
    ['stops all old tasks once the new ones are healthy', { lower: 2, upper: 4 }, 'H3 H4', 'H1 H2', 0, 'H1 H2'],
    ['stops before it starts where no more may run', { lower: 1, upper: 2 }, '', 'H1 H2', 0, 'H1'],
    ['starts in the place of what has stopped', { lower: 1, upper: 2 }, '', 'H2', 1, ''],
    ['is stuck where neither is allowed', { lower: 2, upper: 2 }, '', 'H1 H2', 0, ''],
    ['stops old tasks at once that do not run yet', { lower: 2, upper: 4 }, '', 'P1 H2', 2, 'P1'],
    ['stops old tasks at once that are unhealthy', { lower: 2, upper: 4 }, '', 'U1 H2', 2, 'U1'],
    ['leaves old tasks running that are protected', { lower: 2, upper: 4 }, 'H3 H4', 'H1* H2', 0, 'H2'],
    ['keeps old tasks that have just started while nothing is healthy', { lower: 2, upper: 4 }, '', 'S1 S2', 2, ''],
    ['stops everything old where none must run', { lower: 0, upper: 2 }, '', 'H1 H2', 0, 'H1 H2'],
  ])('of a deployment of two: %s', (_, limits, current, leaving, start, stop) => {
    expect(plan({ wanted: 2, ...limits, current, leaving })).toEqual({ start, stop });
  });

  it('does not count what it scales in as a reason to stop old tasks', () => {
    expect(plan({ wanted: 1, lower: 1, upper: 4, current: 'H1 H2', leaving: 'H3 H4' })).toEqual({
      start: 0,
      stop: 'H1 H3 H4',
    });
    expect(plan({ wanted: 2, lower: 2, upper: 4, current: 'H1 P2 P3', leaving: 'H4 H5' })).toEqual({
      start: 0,
      stop: 'H1',
    });
  });

  it.each([
    ['is replaced first', { upper: 4 }, 'U1 H2', 1, ''],
    ['stays until its replacement is healthy', { upper: 4 }, 'U1 H2 P3', 0, ''],
    ['goes when its replacement is healthy', { upper: 4 }, 'U1 H2 H3', 0, 'U1'],
    ['goes first where there is no room for a replacement', { upper: 2 }, 'U1 H2', 0, 'U1'],
    ['goes one at a time where there is no room', { upper: 2 }, 'U1 U2', 0, 'U1'],
    ['is not saved by its protection', { upper: 2 }, 'U1* H2', 0, 'U1'],
  ])('an unhealthy task %s', (_, limits, current, start, stop) => {
    expect(plan({ wanted: 2, lower: 1, ...limits, current })).toEqual({ start, stop });
  });

  it.each([
    ['is replaced first where more may run', { lower: 2, upper: 4 }, 'H1~ H2', 1, ''],
    ['goes when its replacement is healthy', { lower: 2, upper: 4 }, 'H1~ H2 H3', 0, 'H1'],
    ['goes first where no more may run', { lower: 1, upper: 2 }, 'H1~ H2', 0, 'H1'],
    ['goes at once when it does not run yet', { lower: 2, upper: 4 }, 'P1~ H2', 1, 'P1'],
    ['is stuck where neither is allowed', { lower: 2, upper: 2 }, 'H1~ H2', 0, ''],
  ])('a task on an instance that is DRAINING %s', (_, limits, current, start, stop) => {
    expect(plan({ wanted: 2, ...limits, current })).toEqual({ start, stop });
  });
});
