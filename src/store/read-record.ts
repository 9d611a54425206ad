import { isOfType, isPlainObject } from '../errors/value-type.js';
import { isTime, notLoadable } from './read-envelope.js';
import type { Counters } from './state.js';
import type { Stored } from './table.js';
import type { Transition } from './transition.js';

/** Deeper than any record goes, and shallow enough for every stack. */
const MAX_DEPTH = 100;

/**
 * A copy: the caller keeps the snapshot.
 *
 * @throws UsageError when the value, which stands at the path of a snapshot, cannot have been saved from a table.
 */
export function readRecord(value: unknown, table: string, { sequence: most }: Counters): Stored {
  if (!isOfType(value, 'object')) throw notLoadable(`${table} has a record that is none`);
  const { sequence } = value as Stored;
  if (!Number.isSafeInteger(sequence)) throw notLoadable(`${table} has a record without a sequence`);
  if (sequence > most) throw notLoadable(`${table} has a record that is later than its counters`);
  return copyJson(value, table, 0) as Stored;
}

/** @throws UsageError likewise. */
export function readTransition(value: unknown, counters: Counters): Transition {
  const transition = readRecord(value, 'transitions', counters) as Transition;
  const { dueAt, kind, target, background, data = {} } = transition;
  const isWhole = isTime(dueAt) && typeof kind === 'string' && typeof target === 'string';
  if (isWhole && typeof background === 'boolean' && isOfType(data, 'object')) return transition;
  throw notLoadable('it has a transition of which a member is missing or of another type');
}

/** Members that are undefined are as if they were not there. */
function copyJson(value: unknown, path: string, depth: number): unknown {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Number.isFinite(value)) return value;
  if (typeof value !== 'object') throw notLoadable(`${path} is no JSON`);
  if (depth > MAX_DEPTH) throw notLoadable(`${path.slice(0, 60)}… goes deeper than ${MAX_DEPTH} levels`);
  if (!Array.isArray(value) && !isPlainObject(value)) throw notLoadable(`${path} is no JSON`);
  const members = Object.entries(value).map(
    ([name, member]) => [name, copyJson(member, `${path}.${name}`, depth + 1)] as const,
  );
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}
