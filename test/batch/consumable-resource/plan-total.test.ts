import { describe, expect, it } from 'vitest';
import { planTotal } from '../../../src/batch/consumable-resource/plan-total.js';

describe('the total quantity after an update', () => {
  it.each([
    [{ operation: 'SET', quantity: 0 }, 0],
    [{ operation: 'ADD', quantity: 3 }, 8],
    [{ operation: 'REMOVE', quantity: 5 }, 0],
    [{ operation: 'REMOVE' }, 5],
    [{ quantity: 9 }, 9],
  ])('follows from %o', (update, total) => {
    expect(planTotal({ totalQuantity: 5 }, update)).toBe(total);
  });

  it('is never less than nothing', () => {
    expect(() => planTotal({ totalQuantity: 5 }, { operation: 'REMOVE', quantity: 6 })).toThrow(
      'totalQuantity cannot be a negative number.',
    );
  });
});
