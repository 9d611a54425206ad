import { describe, expect, it } from 'vitest';
import { amountOf, fits, minus, plus, sum, times } from '../../../../src/batch/service-job/scheduler/quantities.js';

describe('quantities', () => {
  it('are counted by unit', () => {
    expect(plus({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual({ a: 1, b: 5, c: 4 });
    expect(minus({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual({ a: 1, b: -1, c: -4 });
    expect(times({ a: 1, b: 2 }, 2)).toEqual({ a: 2, b: 4 });
    expect(sum([{ a: 1 }, { a: 2 }])).toEqual({ a: 3 });
    expect([fits({ a: 1 }, { a: 1 }), fits({ a: 2 }, { a: 1 }), fits({ a: 1 }, {})]).toEqual([true, false, false]);
  });

  // Requests say what the types of their instances are called.
  it.each(['constructor', '__proto__', 'toString'])('can have %s for a unit', (unit) => {
    const one = Object.fromEntries([[unit, 1]]);
    expect(amountOf({}, unit)).toBe(0);
    expect(amountOf(plus({}, one), unit)).toBe(1);
    expect(amountOf(minus({}, one), unit)).toBe(-1);
    expect([fits(one, one), fits(one, {})]).toEqual([true, false]);
  });
});
