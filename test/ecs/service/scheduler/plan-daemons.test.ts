import { describe, expect, it } from 'vitest';
import { planDaemons, type DaemonPlace } from '../../../../src/ecs/service/scheduler/plan-daemons.js';
import type { PlannedTask } from '../../../../src/ecs/service/scheduler/plan-tasks.js';
import type { ServiceTaskHealth } from '../../../../src/ecs/service/scheduler/task-health.js';

interface NamedTask extends PlannedTask {
  readonly name: string;
}

type Place = DaemonPlace<NamedTask>;

const task = (name: string, health: ServiceTaskHealth = 'HEALTHY', isProtected = false): NamedTask => ({
  ...{ name, health, isProtected, isDraining: false },
});

const place = (containerInstanceArn: string, members: Partial<Place> = {}): Place => ({
  ...{ containerInstanceArn, isWanted: true, isHeld: false, current: [], leaving: [], isStopping: false },
  ...members,
});

const plan = (places: readonly Place[], { lower = 0, mayReplace = true } = {}) => {
  const { start, stop } = planDaemons({ places, lower, mayReplace });
  return { start, stop: stop.map(({ name }) => name) };
};

describe('planDaemons', () => {
  it('starts a task on each instance that has none', () => {
    expect(plan([place('a'), place('b', { current: [task('B')] })])).toEqual({ start: ['a'], stop: [] });
  });

  it('leaves alone what is as it shall be', () => {
    const places = (['PENDING', 'SETTLING', 'HEALTHY'] as const).map((health) =>
      place(health, { current: [task(health, health)] }),
    );

    expect(plan(places)).toEqual({ start: [], stop: [] });
  });

  it('waits until the task before has stopped', () => {
    expect(plan([place('a', { isStopping: true })])).toEqual({ start: [], stop: [] });
  });

  it('stops an unhealthy task, however few serve', () => {
    expect(plan([place('a', { current: [task('A', 'UNHEALTHY')] })], { lower: 1 })).toEqual({ start: [], stop: ['A'] });
  });

  it('keeps one task of those on one instance', () => {
    expect(plan([place('a', { current: [task('A1'), task('A2')] })])).toEqual({ start: [], stop: ['A2'] });
  });

  it('keeps the healthy one of two', () => {
    const current = [task('A1', 'UNHEALTHY'), task('A2')];

    expect(plan([place('a', { current })])).toEqual({ start: [], stop: ['A1'] });
  });

  it('stops all old tasks at once where none must serve', () => {
    const places = [place('a', { leaving: [task('A')] }), place('b', { leaving: [task('B')] })];

    expect(plan(places)).toEqual({ start: [], stop: ['A', 'B'] });
  });

  it('stops as many old tasks as may be missing', () => {
    const places = ['a', 'b', 'c', 'd'].map((name) => place(name, { leaving: [task(name)] }));

    expect(plan(places, { lower: 2 })).toEqual({ start: [], stop: ['a', 'b'] });
  });

  it('stops none while the new tasks are not healthy', () => {
    const places = [place('a', { current: [task('A', 'SETTLING')] }), place('b', { leaving: [task('B')] })];

    expect(plan(places, { lower: 1 })).toEqual({ start: [], stop: [] });
  });

  it('goes on once a new task is healthy', () => {
    const places = [place('a', { current: [task('A')] }), place('b', { leaving: [task('B')] })];

    expect(plan(places, { lower: 1 })).toEqual({ start: [], stop: ['B'] });
  });

  it('lets an old task serve that has not settled', () => {
    const places = [place('a', { leaving: [task('A', 'SETTLING')] }), place('b', { leaving: [task('B', 'SETTLING')] })];

    expect(plan(places, { lower: 1 })).toEqual({ start: [], stop: ['A'] });
  });

  it.each(['PENDING', 'UNHEALTHY'] as const)('stops an old task that is %s at once', (health) => {
    expect(plan([place('a', { leaving: [task('A', health)] })], { lower: 1 })).toEqual({ start: [], stop: ['A'] });
  });

  it('keeps old tasks that are protected, unless they are unhealthy', () => {
    const places = [
      place('a', { leaving: [task('A', 'HEALTHY', true)] }),
      place('b', { leaving: [task('B', 'PENDING', true)] }),
      place('c', { leaving: [task('C', 'UNHEALTHY', true)] }),
    ];

    expect(plan(places)).toEqual({ start: [], stop: ['C'] });
  });

  it('keeps old tasks whose place nothing would take', () => {
    const places = [place('a', { leaving: [task('A')] }), place('b')];

    expect(plan(places, { mayReplace: false })).toEqual({ start: ['b'], stop: [] });
  });

  it('empties an instance that shall have no task', () => {
    const leavingIt = place('a', { isWanted: false, current: [task('A')], leaving: [task('B')] });

    expect(plan([leavingIt], { lower: 1 })).toEqual({ start: [], stop: ['A', 'B'] });
  });

  it('is the last to leave', () => {
    expect(plan([place('a', { isWanted: false, isHeld: true, current: [task('A')] })])).toEqual({
      start: [],
      stop: [],
    });
  });
});
