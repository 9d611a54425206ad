import { describe, expect, it } from 'vitest';
import { planScaling, type ScalingSituation } from '../../../src/ecs/capacity-provider/plan-scaling.js';
import type { WaitingTask } from '../../../src/ecs/capacity-provider/survey-provider.js';

const FRESH = { cpu: 2_048, memory: 4_096, ports: [22], portsUdp: [], gpuIds: [], networkInterfaces: 2 };
const SCALING = {
  status: 'ENABLED',
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 100,
} as const;

const plan = (situation: Partial<ScalingSituation> = {}) =>
  planScaling({
    group: { minSize: 0, maxSize: 10, desiredCapacity: 0 },
    managedScaling: SCALING,
    fresh: FRESH,
    waiting: [],
    ...{ active: 0, idle: 0, launching: 0, draining: 0 },
    ...situation,
  });

const task = (need: Partial<WaitingTask['need']>, apart?: string): WaitingTask => ({
  need: { cpu: 0, memory: 0, ports: [], portsUdp: [], gpus: 0, networkInterfaces: 0, ...need },
  apart,
  architecture: 'x86_64',
});
const times = (count: number, of: WaitingTask) => Array.from({ length: count }, () => of);

describe('the plan for an Auto Scaling group', () => {
  it('is to do nothing when nothing waits', () => {
    expect(plan()).toEqual({ launch: 0, remove: 0 });
    expect(plan({ active: 3 })).toEqual({ launch: 0, remove: 0 });
  });

  it.each<[string, WaitingTask[], number]>([
    ['CPU', times(5, task({ cpu: 1_024 })), 3],
    ['memory', times(5, task({ memory: 4_096 })), 5],
    ['ports of the host', times(3, task({ ports: [80] })), 3],
    ['network interfaces', times(3, task({ networkInterfaces: 1 })), 2],
    ['tasks that stay apart', times(3, task({ cpu: 1 }, 'family:web')), 3],
    ['the largest first', [...times(2, task({ memory: 1_096 })), ...times(2, task({ memory: 3_000 }))], 2],
  ])('packs by %s', (_what, waiting, launch) => {
    expect(plan({ waiting })).toEqual({ launch, remove: 0 });
  });

  it('launches nothing for tasks that fit on no instance of the group', () => {
    expect(plan({ waiting: [task({ memory: 5_000 }), task({ ports: [22] }), task({ gpus: 1 })] }).launch).toBe(0);
  });

  it('adds to the instances that have tasks, and counts those that boot or are free', () => {
    const waiting = times(4, task({ cpu: 2_048 }));
    expect(plan({ waiting, active: 2, idle: 0 }).launch).toBe(4);
    expect(plan({ waiting, active: 2, idle: 1, launching: 2 }).launch).toBe(1);
    expect(plan({ waiting, active: 2, launching: 4 }).launch).toBe(0);
  });

  it('stays within the largest size, of which draining instances are a part', () => {
    const waiting = times(20, task({ cpu: 2_048 }));
    expect(plan({ waiting }).launch).toBe(10);
    expect(plan({ waiting, active: 3, launching: 2, draining: 1 }).launch).toBe(4);
    expect(plan({ waiting, active: 11 })).toEqual({ launch: 0, remove: 0 });
  });

  it('keeps the steps', () => {
    const waiting = times(4, task({ cpu: 2_048 }));
    expect(plan({ waiting, managedScaling: { ...SCALING, maximumScalingStepSize: 3 } }).launch).toBe(3);
    expect(plan({ waiting, managedScaling: { ...SCALING, minimumScalingStepSize: 6 } }).launch).toBe(6);
    expect(plan({ waiting, active: 5, managedScaling: { ...SCALING, minimumScalingStepSize: 6 } }).launch).toBe(5);
  });

  it('has spare instances where the target capacity is below 100', () => {
    const managedScaling = { ...SCALING, targetCapacity: 80 };
    expect(plan({ managedScaling, waiting: times(4, task({ cpu: 2_048 })) }).launch).toBe(5);
    expect(plan({ managedScaling, active: 5, idle: 1 })).toEqual({ launch: 0, remove: 0 });
    expect(plan({ managedScaling, active: 5, idle: 2 })).toEqual({ launch: 0, remove: 1 });
  });

  it('removes the instances without tasks that are too many, and keeps the smallest size', () => {
    expect(plan({ active: 5, idle: 2 }).remove).toBe(2);
    expect(plan({ active: 5, idle: 2, group: { minSize: 4, maxSize: 10, desiredCapacity: 5 } }).remove).toBe(1);
    expect(plan({ active: 5, idle: 1, group: { minSize: 0, maxSize: 3, desiredCapacity: 3 } }).remove).toBe(1);
  });

  it('makes good what the group has lost, with or without managed scaling', () => {
    const group = { minSize: 0, maxSize: 3, desiredCapacity: 3 };
    expect(plan({ group, active: 1, launching: 1 }).launch).toBe(1);
    const managedScaling = { ...SCALING, status: 'DISABLED' } as const;
    expect(plan({ group, managedScaling, active: 1, idle: 1 })).toEqual({ launch: 2, remove: 0 });
    expect(plan({ group, managedScaling, waiting: [task({ cpu: 1 })], active: 3 }).launch).toBe(0);
  });
});
