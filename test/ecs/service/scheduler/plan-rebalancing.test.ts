import { describe, expect, it } from 'vitest';
import {
  countByZone,
  planRebalancing,
  type RebalancingGoal,
  type ZonedTask,
} from '../../../../src/ecs/service/scheduler/plan-rebalancing.js';

interface NamedTask extends ZonedTask {
  readonly name: string;
}

/** `a1` is a task in zone `a`. */
const tasks = (names: string, members: Partial<ZonedTask> = {}): NamedTask[] =>
  names.split(' ').map((name) => ({
    ...{ name, availabilityZone: name.charAt(0), health: 'HEALTHY', isProtected: false, isDraining: false },
    ...members,
  }));

const plan = (goal: Partial<RebalancingGoal<NamedTask>>) =>
  planRebalancing({ openZones: ['a', 'b'], tasks: [], wanted: 3, upper: 6, isUnderWay: false, ...goal });

describe('planRebalancing', () => {
  it('starts a task where there are fewest', () => {
    expect(plan({ tasks: tasks('a1 a2 b1'), openZones: ['a', 'b', 'c'], wanted: 3 })).toEqual({
      action: 'start',
      zone: 'c',
    });
  });

  it('takes a difference of one for balance', () => {
    expect(plan({ tasks: tasks('a1 a2 b1') })).toEqual({ action: 'wait' });
  });

  it('says when the balance has come about', () => {
    expect(plan({ tasks: tasks('a1 a2 b1'), isUnderWay: true })).toEqual({ action: 'complete' });
  });

  it.each<[string, Partial<ZonedTask>]>([
    ['pending', { health: 'PENDING' }],
    ['settling', { health: 'SETTLING' }],
    ['unhealthy', { health: 'UNHEALTHY' }],
    ['on a DRAINING instance', { isDraining: true }],
  ])('waits while a task is %s', (_, members) => {
    expect(plan({ tasks: [...tasks('a1 a2'), ...tasks('a3', members)] })).toEqual({ action: 'wait' });
  });

  it('waits while tasks are missing', () => {
    expect(plan({ tasks: tasks('a1 a2'), isUnderWay: true })).toEqual({ action: 'wait' });
  });

  it('leaves it to others to stop what is too much for another reason', () => {
    expect(plan({ tasks: tasks('a1 a2 a3 b1') })).toEqual({ action: 'wait' });
  });

  it('stops the youngest task where there are most', () => {
    expect(plan({ tasks: tasks('a1 a2 a3 b1'), isUnderWay: true })).toMatchObject({
      action: 'stop',
      zone: 'a',
      task: { name: 'a3' },
    });
  });

  it('stops no task that is protected', () => {
    const current = [...tasks('a1'), ...tasks('a2 a3', { isProtected: true }), ...tasks('b1')];

    expect(plan({ tasks: current, isUnderWay: true })).toMatchObject({ action: 'stop', task: { name: 'a1' } });
  });

  it('finds none to stop where all are protected', () => {
    const current = [...tasks('a1 a2 a3', { isProtected: true }), ...tasks('b1')];

    expect(plan({ tasks: current, isUnderWay: true })).toEqual({ action: 'stop', zone: 'a', task: undefined });
  });

  it('does not begin what protected tasks would not let end', () => {
    expect(plan({ tasks: tasks('a1 a2 a3', { isProtected: true }) })).toEqual({ action: 'wait' });
  });

  it('does not begin where there may be no task more', () => {
    expect(plan({ tasks: tasks('a1 a2 a3'), upper: 3 })).toEqual({ action: 'wait' });
  });

  it('gives up where no lighter zone has room', () => {
    expect(plan({ tasks: tasks('a1 a2 a3 a4 b1'), wanted: 5, openZones: ['a'], isUnderWay: true })).toEqual({
      action: 'give up',
    });
  });
});

describe('countByZone', () => {
  it('counts the tasks of each zone, those without any included', () => {
    expect([...countByZone({ openZones: ['c', 'a'], tasks: tasks('b1 a1 a2') })]).toEqual([
      ['a', 2],
      ['b', 1],
      ['c', 0],
    ]);
  });
});
