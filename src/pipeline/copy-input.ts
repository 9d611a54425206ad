import { isPlainObject } from '../errors/value-type.js';
import { setMember } from '../store/set-member.js';

/**
 * What a caller sent, as it was then: it may go on to change what it passed in. Nothing is left out, so that it can be compared
 * exactly. What defies copying, such as a cycle or a getter that throws, is kept as it is.
 */
export function copyInput(value: unknown): unknown {
  try {
    return copy(value);
  } catch {
    return value;
  }
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Date) return new Date(value.getTime());
  if (!isPlainObject(value)) return value;
  const members: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) setMember(members, key, copy(member));
  return members;
}
