import { describe, expect, it } from 'vitest';
import { formatDuration, toMilliseconds } from '../../src/clock/duration.js';

describe('a duration', () => {
  it.each([
    [250, 250],
    ['500ms', 500],
    ['90s', 90_000],
    ['1.5m', 90_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1h30m', 5_400_000],
    ['0s', 0],
  ])('of %s is %d ms', (duration, ms) => {
    expect(toMilliseconds(duration)).toBe(ms);
  });

  it.each(['', '90', '5 s', 's', '-1s', '1w', 'soon', -1, Number.NaN, Infinity])('cannot be %s', (duration) => {
    expect(() => toMilliseconds(duration)).toThrow(
      /is no duration\. Give milliseconds of 0 or more, or a text such as/,
    );
  });

  it.each([
    [0, '0s'],
    [18_000, '18s'],
    [90_500, '1m30s500ms'],
    [3_600_000, '1h'],
  ])('of %d ms is written %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
