import { describe, expect, it } from 'vitest';
import { offset, pan, reveal, ticks, toTime, toX, zoom } from '../../trace-page/time-scale.js';

const scale = { from: 1_000, to: 11_000, width: 1_000 };

describe('the scale of time', () => {
  it('maps times to pixels and back', () => {
    expect(toX(scale, 6_000)).toBe(500);
    expect(toTime(scale, 500)).toBe(6_000);
  });

  it('zooms around a place, which stays where it is', () => {
    const zoomed = zoom(scale, 0.5, 250);

    expect(zoomed).toEqual({ from: 2_250, to: 7_250, width: 1_000 });
    expect(toTime(zoomed, 250)).toBe(toTime(scale, 250));
  });

  it('shows no less than 20 milliseconds', () => {
    const { from, to } = zoom(scale, 0);

    expect(to - from).toBe(20);
  });

  it('pans by pixels', () => {
    expect(pan(scale, -100)).toEqual({ from: 0, to: 10_000, width: 1_000 });
  });

  it('moves no more than needed to show a time', () => {
    expect(reveal(scale, 6_000)).toBe(scale);
    expect(toX(reveal(scale, 20_000), 20_000)).toBeCloseTo(950);
    expect(toX(reveal(scale, 0), 0)).toBeCloseTo(50);
  });

  it('has ticks at round times from the start', () => {
    expect(ticks(scale, 1_500)).toEqual([1_500, 2_500, 3_500, 4_500, 5_500, 6_500, 7_500, 8_500, 9_500, 10_500]);
    expect(ticks({ from: 0, to: 7_200_000, width: 500 }, 0)).toEqual([0, 1_800_000, 3_600_000, 5_400_000, 7_200_000]);
  });

  it('tells times from the start, before and after', () => {
    expect(['+0s', '+1m30s', '−5s']).toEqual([offset(1_000, 1_000), offset(91_000, 1_000), offset(1_000, 6_000)]);
  });
});
