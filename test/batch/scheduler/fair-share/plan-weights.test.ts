import { describe, expect, it } from 'vitest';
import { planWeights } from '../../../../src/batch/scheduler/fair-share/plan-weights.js';

describe('planWeights', () => {
  it('is 1 for a share that the policy does not name', () => {
    expect(planWeights([{ shareIdentifier: 'red', weightFactor: 0.5 }], ['blue'])).toEqual(new Map([['blue', 1]]));
  });

  it('is that of the policy for a share that it names', () => {
    expect(planWeights([{ shareIdentifier: 'red', weightFactor: 0.5 }], ['red', 'redder'])).toEqual(
      new Map([
        ['red', 0.5],
        ['redder', 1],
      ]),
    );
  });

  it('is divided among the active shares that a prefix stands for', () => {
    const distribution = [
      { shareIdentifier: 'UserA*', weightFactor: 1 },
      { shareIdentifier: 'UserB*', weightFactor: 0.5 },
    ];

    expect(planWeights(distribution, ['UserA1', 'UserA2', 'UserA', 'UserB1', 'UserC'])).toEqual(
      new Map([
        ['UserA1', 3],
        ['UserA2', 3],
        ['UserA', 3],
        ['UserB1', 0.5],
        ['UserC', 1],
      ]),
    );
  });

  it('is divided among all shares where an asterisk stands alone', () => {
    expect(planWeights([{ shareIdentifier: '*', weightFactor: 0.25 }], ['a', 'b'])).toEqual(
      new Map([
        ['a', 0.5],
        ['b', 0.5],
      ]),
    );
  });
});
