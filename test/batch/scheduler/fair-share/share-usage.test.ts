import { describe, expect, it } from 'vitest';
import { averageAt, usageAt, windowMsOf } from '../../../../src/batch/scheduler/fair-share/share-usage.js';

const HOUR = 3_600_000;

describe('the usage of a share', () => {
  it.each([
    [0, 600_000],
    [1, 1_000],
    [604_800, 604_800_000],
  ])('looks back over a window, with %d seconds of %d milliseconds', (shareDecaySeconds, windowMs) => {
    expect(windowMsOf({ shareDecaySeconds })).toBe(windowMs);
  });

  it.each([
    ['has not begun', { vcpus: 8, averagevCpus: 0, averagedAt: 0 }, 0, 0],
    ['has lasted a window', { vcpus: 8, averagevCpus: 0, averagedAt: 0 }, HOUR, 4],
    ['has lasted two windows', { vcpus: 8, averagevCpus: 0, averagedAt: 0 }, 2 * HOUR, 6],
    ['has lasted for ever', { vcpus: 8, averagevCpus: 8, averagedAt: 0 }, HOUR, 8],
    ['has ended a window ago', { vcpus: 0, averagevCpus: 4, averagedAt: 0 }, HOUR, 2],
    ['has ended three windows ago', { vcpus: 0, averagevCpus: 4, averagedAt: 0 }, 3 * HOUR, 0.5],
    ['has halved a window ago', { vcpus: 4, averagevCpus: 8, averagedAt: 0 }, HOUR, 6],
    ['will have been averaged later', { vcpus: 4, averagevCpus: 8, averagedAt: 5 }, 0, 8],
  ])('is on average, where it %s, so many vCPUs', (_, usage, now, vcpus) => {
    expect(averageAt(usage, now, HOUR)).toBe(vcpus);
  });

  it('is what it has had in vCPU-minutes, half of it a window later, and what it has for another minute', () => {
    const running = { vcpus: 2, averagevCpus: 0, averagedAt: 0 };
    expect(usageAt(running, 60_000, 168 * HOUR)).toBeCloseTo(2 + 2, 3);
    expect(usageAt(running, 300_000, 168 * HOUR)).toBeCloseTo(10 + 2, 2);
    const ended = { vcpus: 0, averagevCpus: Math.LN2, averagedAt: 0 };
    expect(usageAt(ended, 0, HOUR)).toBeCloseTo(60, 6);
    expect(usageAt(ended, HOUR, HOUR)).toBeCloseTo(30, 6);
  });
});
