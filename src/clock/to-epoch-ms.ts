import { isDate } from 'node:util/types';

/** Epoch milliseconds of a Date, an ISO 8601 text or a number; no number for what is no moment. */
export function toEpochMs(time: unknown): number {
  if (typeof time === 'string' || typeof time === 'number') return new Date(time).getTime();
  // Of whichever realm.
  return isDate(time) ? Date.prototype.getTime.call(time) : Number.NaN;
}
