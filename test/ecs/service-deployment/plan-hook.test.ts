import { describe, expect, it } from 'vitest';
import { planHook } from '../../../src/ecs/service-deployment/plan-hook.js';

describe('the plan of a lifecycle hook', () => {
  it.each([
    [
      'invokes a function whose time has come',
      { status: 'IN_PROGRESS', callBackAt: 30, expiresAt: 90 },
      30,
      { next: 'invoke' },
    ],
    ['waits for that time', { status: 'IN_PROGRESS', callBackAt: 31, expiresAt: 90 }, 30, { next: 'wait', until: 31 }],
    [
      'waits no longer than allowed',
      { status: 'IN_PROGRESS', callBackAt: 99, expiresAt: 90 },
      30,
      { next: 'wait', until: 90 },
    ],
    [
      'gives up what takes too long',
      { status: 'IN_PROGRESS', callBackAt: 90, expiresAt: 90 },
      90,
      { next: 'time out' },
    ],
    ['waits for somebody to act', { status: 'AWAITING_ACTION', expiresAt: 90 }, 30, { next: 'wait', until: 90 }],
    ['waits for nobody for ever', { status: 'AWAITING_ACTION', expiresAt: 90 }, 90, { next: 'time out' }],
    ['leaves alone what is over', { status: 'SUCCEEDED', expiresAt: 90 }, 99, { next: 'nothing' }],
  ] as const)('%s', (_, hook, now, expected) => {
    expect(planHook(hook, now)).toEqual(expected);
  });
});
