import { setMember } from './set-member.js';

/** A fresh, mutable copy: callers may change what they get, and what they get may share frozen records with the state. */
export function copyOutput(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOutput);
  if (value instanceof Date) return new Date(value.getTime());
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) setMember(copy, key, typeof member === 'object' ? copyOutput(member) : member);
  }
  return copy;
}
