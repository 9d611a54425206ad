import { describe, expect, it } from 'vitest';
import {
  planRolloutStep,
  type RolloutSituation,
  type RolloutStep,
} from '../../../src/ecs/daemon-deployment/plan-rollout-step.js';

describe('the next step of a daemon deployment', () => {
  const situation: RolloutSituation = {
    now: 1_000,
    isBusy: false,
    outdated: ['a', 'b', 'c', 'd'],
    replaceable: ['a', 'b', 'c', 'd'],
    instanceCount: 8,
    drainPercent: 25,
    bakeMs: 0,
    hasOpenStep: false,
  };

  it.each<[string, Partial<RolloutSituation>, RolloutStep]>([
    ['replaces a share of all instances', {}, { kind: 'replace', instances: ['a', 'b'] }],
    ['rounds down', { drainPercent: 49 }, { kind: 'replace', instances: ['a', 'b', 'c'] }],
    ['replaces one at least', { drainPercent: 0 }, { kind: 'replace', instances: ['a'] }],
    ['replaces those that it can', { replaceable: ['d'] }, { kind: 'replace', instances: ['d'] }],
    ['waits while it can replace none', { replaceable: [] }, { kind: 'wait' }],
    ['replaces no more than there are', { drainPercent: 100 }, { kind: 'replace', instances: ['a', 'b', 'c', 'd'] }],
    ['waits for instances that come and go', { isBusy: true, outdated: [] }, { kind: 'wait' }],
    ['bakes what has been replaced', { hasOpenStep: true, bakeMs: 500 }, { kind: 'bake', until: 1_500 }],
    ['bakes the last step, too', { hasOpenStep: true, bakeMs: 500, outdated: [] }, { kind: 'bake', until: 1_500 }],
    ['waits while it bakes', { bakeMs: 500, bakeUntil: 1_400 }, { kind: 'wait', until: 1_400 }],
    ['goes on when it has baked', { bakeMs: 500, bakeUntil: 1_000 }, { kind: 'replace', instances: ['a', 'b'] }],
    ['goes on at once without a bake time', { hasOpenStep: true }, { kind: 'replace', instances: ['a', 'b'] }],
    ['is the last when none is left', { hasOpenStep: true, outdated: [] }, { kind: 'complete' }],
  ])('%s', (_what, change, expected) => {
    expect(planRolloutStep({ ...situation, ...change })).toEqual(expected);
  });
});
