import { describe, expect, it } from 'vitest';
import { planStage, type StagePlan, type StageSituation } from '../../../src/ecs/service-deployment/plan-stage.js';

describe('the plan of a stage', () => {
  const plan = (situation: Partial<StageSituation>) =>
    planStage({
      stage: { name: 'POST_SCALE_UP', startedAt: 1_000 },
      hooks: [],
      isTargetReady: true,
      hasLeftovers: false,
      isRollingBack: false,
      tickMs: 5_000,
      now: 6_000,
      ...situation,
    });
  const rollback = { timeoutAction: 'ROLLBACK' } as const;

  it.each<[string, Partial<StageSituation>, StagePlan]>([
    ['goes on with the next look of the scheduler', {}, { next: 'go on' }],
    ['waits for that look', { now: 5_999 }, { next: 'wait', until: 6_000 }],
    [
      'waits until it has baked',
      { stage: { name: 'BAKE_TIME', startedAt: 1_000, bakeMs: 60_000 } },
      { next: 'wait', until: 61_000 },
    ],
    [
      'goes on once it has baked',
      { stage: { name: 'BAKE_TIME', startedAt: 1_000, bakeMs: 60_000 }, now: 61_000 },
      { next: 'go on' },
    ],
    [
      'goes on at once where nothing bakes',
      { stage: { name: 'BAKE_TIME', startedAt: 1_000, bakeMs: 0 }, now: 1_000 },
      { next: 'go on' },
    ],
    [
      'waits for the tasks of the target',
      { stage: { name: 'SCALE_UP', startedAt: 0 }, isTargetReady: false },
      { next: 'wait' },
    ],
    ['goes on once these are healthy', { stage: { name: 'SCALE_UP', startedAt: 0 } }, { next: 'go on' }],
    ['waits for them at no later stage', { isTargetReady: false }, { next: 'go on' }],
    [
      'waits until leftovers have gone',
      { stage: { name: 'RECONCILE_SERVICE', startedAt: 0 }, hasLeftovers: true },
      { next: 'wait' },
    ],
    ['goes on without them', { stage: { name: 'RECONCILE_SERVICE', startedAt: 0 } }, { next: 'go on' }],
    ['is the last one where it cleans up', { stage: { name: 'CLEAN_UP', startedAt: 0 } }, { next: 'wait' }],
    ['waits for a function', { hooks: [{ ...rollback, status: 'IN_PROGRESS' }] }, { next: 'wait' }],
    ['waits for somebody to act', { hooks: [{ ...rollback, status: 'AWAITING_ACTION' }] }, { next: 'wait' }],
    ['goes on after its hooks', { hooks: [{ ...rollback, status: 'SUCCEEDED' }] }, { next: 'go on' }],
    ['fails with a hook', { hooks: [{ ...rollback, status: 'FAILED' }] }, { next: 'fail' }],
    ['fails with a hook that took too long', { hooks: [{ ...rollback, status: 'TIMED_OUT' }] }, { next: 'fail' }],
    [
      'goes on without such a hook where that is said',
      { hooks: [{ timeoutAction: 'CONTINUE', status: 'TIMED_OUT' }] },
      { next: 'go on' },
    ],
    [
      'fails without waiting for other hooks',
      {
        hooks: [
          { ...rollback, status: 'IN_PROGRESS' },
          { ...rollback, status: 'FAILED' },
        ],
      },
      { next: 'fail' },
    ],
    [
      'goes on with a rollback whatever hooks say',
      { hooks: [{ ...rollback, status: 'FAILED' }], isRollingBack: true },
      { next: 'go on' },
    ],
  ])('%s', (_, situation, expected) => {
    expect(plan(situation)).toEqual(expected);
  });
});
