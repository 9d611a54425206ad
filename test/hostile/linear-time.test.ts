import { describe, expect, it } from 'vitest';
import { findNearest } from '../../src/errors/find-nearest.js';
import { matchesGlob } from '../../src/testing/matches-glob.js';
import { toMilliseconds } from '../../src/clock/duration.js';
import { matchesPattern } from '../../src/ecs/placement/pattern/matches-pattern.js';

const textOf = (length: number) => 'a'.repeat(length);

describe('twice the input takes about twice the time', () => {
  it.each<[what: string, size: number, work: (size: number) => unknown]>([
    ['a glob of many stars', 20_000, (size) => matchesGlob(`${'a*'.repeat(1_000)}b`, textOf(size))],
    ['a pattern of nested repetitions', 500, (size) => matchesPattern('((a*)*)*b', textOf(size))],
    ['a pattern of choices', 500, (size) => matchesPattern('(a|a|aa)*c', textOf(size))],
    ['digits without a unit', 20_000, (size) => expect(() => toMilliseconds('1'.repeat(size))).toThrow('no duration')],
    ['a name that was not meant', 100_000, (size) => findNearest(textOf(size), ['cluster', 'clusters', 'tasks'])],
  ])('for %s', (_what, size, work) => {
    const timeOf = (length: number) => {
      const times = Array.from({ length: 5 }, () => {
        const start = performance.now();
        work(length);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    timeOf(size);
    // Twice, with room for a machine that is busy: of what is quadratic it would be 64 times as long.
    expect(timeOf(8 * size)).toBeLessThan(24 * Math.max(timeOf(size), 1));
  });
});
