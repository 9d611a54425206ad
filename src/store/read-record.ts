import { isOfType, isPlainObject } from '../errors/value-type.js';
import { isTime, notLoadable } from './read-envelope.js';
import { setMember } from './set-member.js';
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
  return copyJson(value, [table]) as Stored;
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
function copyJson(value: unknown, path: (string | number)[]): unknown {
  if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean') return value;
  if (Number.isFinite(value)) return value;
  if (path.length > MAX_DEPTH) throw tooDeep(path);
  const copyMember = (member: unknown, name: string | number) => {
    path.push(name);
    const copy = copyJson(member, path);
    path.pop();
    return copy;
  };
  if (Array.isArray(value)) return value.map(copyMember);
  if (!isPlainObject(value)) throw notJson(path);
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) setMember(copy, name, copyMember(member, name));
  return copy;
}

function notJson(path: readonly (string | number)[]): Error {
  return notLoadable(`${path.join('.')} is no JSON`);
}

function tooDeep(path: readonly (string | number)[]): Error {
  return notLoadable(`${path.join('.').slice(0, 60)}… goes deeper than ${MAX_DEPTH} levels`);
}
