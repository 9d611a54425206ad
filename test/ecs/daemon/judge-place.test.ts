import { describe, expect, it } from 'vitest';
import { judgePlace, type PlacedDaemonTask, type PlaceSituation } from '../../../src/ecs/daemon/judge-place.js';

describe('the place of a daemon on an instance', () => {
  const goal = { daemonRevisionArn: 'new', capacityProviders: ['managed'], critical: true, sequence: 10 };
  const instance = { sequence: 11, status: 'ACTIVE', capacityProviderName: 'managed', agentConnected: true } as const;
  const running: PlacedDaemonTask = {
    daemonRevisionArn: 'new',
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    health: 'HEALTHY',
  };
  const stopped = { ...running, lastStatus: 'STOPPED', desiredStatus: 'STOPPED', health: 'PENDING' } as const;

  it.each<[string, Partial<PlaceSituation>, string | undefined]>([
    ['with its task', { tasks: [running] }, 'serving'],
    ['whose task is not there yet', { tasks: [{ ...running, lastStatus: 'PENDING', health: 'PENDING' }] }, 'starting'],
    ['whose task has not passed its health check', { tasks: [{ ...running, health: 'SETTLING' }] }, 'starting'],
    ['whose task is about to stop', { tasks: [{ ...running, desiredStatus: 'STOPPED' }] }, 'stopping'],
    ['that has just come', { tasks: [] }, 'empty'],
    ['that was there before the revision', { instance: { ...instance, sequence: 9 }, tasks: [] }, 'outdated'],
    [
      'that was there before, but has its task',
      { instance: { ...instance, sequence: 9 }, tasks: [running] },
      'serving',
    ],
    ['with a task of another revision', { tasks: [{ ...running, daemonRevisionArn: 'old' }] }, 'outdated'],
    ['whose critical task has stopped', { tasks: [stopped] }, 'impaired'],
    [
      'whose critical task has stopped before it took others',
      { instance: { ...instance, status: 'REGISTERING' }, tasks: [stopped] },
      'empty',
    ],
    [
      'whose task has stopped, which is not critical',
      { goal: { ...goal, critical: false }, tasks: [stopped] },
      'empty',
    ],
    ['of another provider', { instance: { ...instance, capacityProviderName: 'other' }, tasks: [] }, undefined],
    [
      'of a provider that the daemon has left',
      { instance: { ...instance, capacityProviderName: 'other' }, tasks: [running] },
      'outdated',
    ],
    ['that drains', { instance: { ...instance, status: 'DRAINING' }, tasks: [running] }, undefined],
    [
      'that drains, with a task of another revision',
      { instance: { ...instance, status: 'DRAINING' }, tasks: [{ ...running, daemonRevisionArn: 'old' }] },
      'outdated',
    ],
    ['of which nothing is heard', { instance: { ...instance, agentConnected: false }, tasks: [] }, undefined],
    ['with a task of a daemon that is being deleted', { goal: undefined, tasks: [running] }, 'outdated'],
    ['without, of a daemon that is being deleted', { goal: undefined, tasks: [stopped] }, undefined],
  ])('of one %s', (_what, situation, expected) => {
    expect(judgePlace({ instance, goal, tasks: [], ...situation })).toBe(expected);
  });
});
