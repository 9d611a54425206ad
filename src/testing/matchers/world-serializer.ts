import { isArn } from '../../aws/arn.js';
import { formatDuration } from '../../clock/duration.js';
import { shortenIds } from '../../store/changes.js';
import { renderValue } from './render-value.js';
import { startOfWorld } from '../world-mark.js';

/**
 * Prints what `snapshot()`, `state` and `changes()` of a mock returned short, and the same in every run: times since the start of the
 * world, ARNs without their beginning, the first digits of ids, nothing that is empty. Leaves alone whatever else is in a snapshot.
 */
export const worldSerializer: {
  test(value: unknown): boolean;
  serialize(value: unknown, config: unknown, indentation: string): string;
} = {
  test: (value) => startOfWorld(value) !== undefined,
  serialize(value, _config, indentation) {
    const content = condense(value, startOfWorld(value) ?? 0) as object;
    if (!Array.isArray(content)) return renderValue(content, indentation);
    return content.join(`\n${indentation}`) || '(no changes)';
  },
};

/** Counted for the sake of the world, not of those who look at it. */
const BOOKKEEPING = new Set(['sequence', 'counters', 'version']);
const TIME = /^now$|At$|^until$|Until$/;

/** `name`: of the member that has the value; records stand under their own ARN. */
function condense(value: unknown, startTime: number, name = ''): unknown {
  if (typeof value === 'string') return shorten(value);
  if (typeof value === 'number') return TIME.test(name) ? sinceStart(value - startTime) : value;
  if (Array.isArray(value)) return value.map((item) => condense(item, startTime));
  if (typeof value !== 'object' || value === null) return value;
  const condensed: Record<string, unknown> = {};
  for (const [member, content] of Object.entries(value)) {
    if (isBookkeeping(member, content) || (isArn(name) && content === name) || isEmpty(content)) continue;
    const short = shorten(member);
    condensed[short in condensed ? member : short] = condense(content, startTime, member);
  }
  return condensed;
}

/** Where it is a text, it is of AWS or of the test: the version of a launch template, a parameter of a job. */
function isBookkeeping(member: string, content: unknown): boolean {
  return BOOKKEEPING.has(member) && typeof content !== 'string';
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === undefined;
  return Object.values(value).every(isEmpty);
}

function sinceStart(ms: number): string {
  return `${ms < 0 ? '-' : '+'}${formatDuration(Math.abs(ms))}`;
}

function shorten(text: string): string {
  return shortenIds(text.replaceAll(/\barn:[\w-]+:[\w-]+:[\w-]*:\d*:/g, ''));
}
