import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../src/testing/matches-glob.js';

describe('a pattern', () => {
  it.each([
    ['web', 'web', true],
    ['web', 'web-1', false],
    ['web*', 'web', true],
    ['*web', 'my-web', true],
    ['*/shop:*', 'registry/shop:1', true],
    ['*', '', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c', false],
    ['ab*ba', 'aba', false],
    ['a.c', 'abc', false],
  ])('%s against %s: %s', (pattern, text, matches) => {
    expect(matchesGlob(pattern, text)).toBe(matches);
  });

  it('takes linear time, however many stars it has', () => {
    const pattern = `${'a*'.repeat(5_000)}b`;

    expect(matchesGlob(pattern, 'a'.repeat(100_000))).toBe(false);
  });
});
