import { toMilliseconds } from '../../clock/duration.js';
import { showValue } from '../../errors/usage-error.js';
import { SeedProblem } from './seed-problem.js';

/** A moment that is past: how long ago, such as `-5m` or `-1h30m`, a `Date`, or an ISO 8601 text. */
export type SeedTime = Date | string;

/** In epoch milliseconds. */
export function readSeedTime(member: string, time: SeedTime, now: number): number {
  const ms = toEpoch(time, now);
  if (Number.isNaN(ms)) {
    throw new SeedProblem(
      `${showValue(time)} is no time. Give how long ago, such as '-5m', a Date, or an ISO 8601 text.`,
      member,
    );
  }
  if (ms > now) {
    throw new SeedProblem(
      `${showValue(time)} is still to come: it is ${new Date(now).toISOString()}. Give a time in the past, such as '-5m'.`,
      member,
    );
  }
  return ms;
}

function toEpoch(time: unknown, now: number): number {
  if (typeof time !== 'string') return time instanceof Date ? time.getTime() : Number.NaN;
  return time.startsWith('-') ? now - toAge(time.slice(1)) : Date.parse(time);
}

function toAge(text: string): number {
  try {
    return toMilliseconds(text);
  } catch {
    return Number.NaN;
  }
}
