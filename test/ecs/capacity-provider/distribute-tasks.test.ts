import { describe, expect, it } from 'vitest';
import { distributeTasks } from '../../../src/ecs/capacity-provider/distribute-tasks.js';

const items = (...shares: [name: string, weight: number, base: number][]) =>
  shares.map(([capacityProvider, weight, base]) => ({ capacityProvider, weight, base }));

describe('the distribution of tasks over capacity providers', () => {
  it('names none without a strategy', () => {
    expect(distributeTasks(undefined, { count: 2 })).toEqual([undefined, undefined]);
  });

  it('fills the base first', () => {
    expect(distributeTasks(items(['a', 0, 2], ['b', 1, 0]), { count: 4 })).toEqual(['a', 'a', 'b', 'b']);
  });

  it('follows the weights beyond the base', () => {
    expect(distributeTasks(items(['a', 1, 0], ['b', 3, 0]), { count: 8 })).toEqual([
      'a',
      'b',
      'b',
      'b',
      'a',
      'b',
      'b',
      'b',
    ]);
    expect(distributeTasks(items(['a', 1, 1], ['b', 1, 0]), { count: 5 })).toEqual(['a', 'a', 'b', 'a', 'b']);
  });

  it('places nothing on a weight of 0', () => {
    expect(distributeTasks(items(['a', 0, 0], ['b', 1, 0]), { count: 3 })).toEqual(['b', 'b', 'b']);
  });
});
