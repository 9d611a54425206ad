import { formatDuration } from '../src/clock/duration.js';

/** The time that is to be seen, and the width in pixels for it. */
export interface TimeScale {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

const LEAST_SPAN_MS = 20;
const LEAST_PIXELS_BETWEEN_TICKS = 90;
const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];
const STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 30].map((days) => days * DAY),
];

export function toX({ from, to, width }: TimeScale, at: number): number {
  return ((at - from) / (to - from)) * width;
}

export function toTime({ from, to, width }: TimeScale, x: number): number {
  return from + (x / width) * (to - from);
}

/** Makes the span so many times as long; what is at `x` stays there. */
export function zoom(scale: TimeScale, factor: number, x: number = scale.width / 2): TimeScale {
  const span = Math.max(LEAST_SPAN_MS, (scale.to - scale.from) * factor);
  const from = toTime(scale, x) - (x / scale.width) * span;
  return { ...scale, from, to: from + span };
}

export function pan(scale: TimeScale, pixels: number): TimeScale {
  const ms = (pixels / scale.width) * (scale.to - scale.from);
  return { ...scale, from: scale.from + ms, to: scale.to + ms };
}

/** Moves as little as needed for that time to be seen. */
export function reveal(scale: TimeScale, at: number): TimeScale {
  const margin = scale.width * 0.05;
  const x = toX(scale, at);
  if (x < margin) return pan(scale, x - margin);
  return x > scale.width - margin ? pan(scale, x - scale.width + margin) : scale;
}

/** Round times, counted from the start, with room between them. */
export function ticks(scale: TimeScale, startTime: number): readonly number[] {
  const perPixel = (scale.to - scale.from) / scale.width;
  const step = STEPS_MS.find((ms) => ms / perPixel >= LEAST_PIXELS_BETWEEN_TICKS) ?? DAY * 365;
  const first = Math.ceil((scale.from - startTime) / step);
  const last = Math.floor((scale.to - startTime) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => startTime + (first + i) * step);
}

export function offset(at: number, startTime: number): string {
  const ms = Math.round(at - startTime);
  return ms < 0 ? `−${formatDuration(-ms)}` : `+${formatDuration(ms)}`;
}
