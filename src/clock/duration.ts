import { showValue, UsageError } from '../errors/usage-error.js';

/** Milliseconds, or a text such as `500ms`, `90s`, `1.5m`, `2h`, `1d` or `1h30m`. */
export type Duration = number | string;

const MS_PER_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const MOST_CHARACTERS = 100;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g;

/** @throws UsageError when the text or number is no duration. */
export function toMilliseconds(duration: Duration): number {
  const ms = typeof duration === 'string' ? parseDuration(duration) : duration;
  if (!Number.isFinite(ms) || ms < 0) {
    throw new UsageError(
      `${showValue(duration)} is no duration. Give milliseconds of 0 or more, or a text such as '500ms', '90s', '1h30m'.`,
      'time',
    );
  }
  return Math.round(ms);
}

function parseDuration(text: string): number {
  // Looking for a unit behind each of many digits would take for ever.
  const parts = text.length > MOST_CHARACTERS ? [] : [...text.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return Number.NaN;
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (MS_PER_UNIT[unit ?? ''] ?? Number.NaN), 0);
}

/** The largest unit that needs no fraction, for timelines: `90s` is `1m30s`. */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms']) {
    const size = MS_PER_UNIT[unit] ?? 1;
    const amount = Math.floor(rest / size);
    if (amount > 0) text += `${amount}${unit}`;
    rest -= amount * size;
  }
  return text;
}
