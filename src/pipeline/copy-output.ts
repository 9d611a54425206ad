import { setMember } from '../store/set-member.js';

/** A fresh, mutable copy: callers may change what they get, and what they get may share frozen records with the state. */
export function copyOutput<T>(value: T): T {
  return isObject(value) ? (copy(value) as T) : value;
}

function copy(value: object): unknown {
  if (Array.isArray(value)) return copyList(value);
  if (value instanceof Date) return new Date(value.getTime());
  const members: Record<string, unknown> = {};
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) setMember(members, key, isObject(member) ? copy(member) : member);
  }
  return members;
}

function copyList(list: readonly unknown[]): unknown[] {
  const copied = list.slice();
  for (let i = 0; i < copied.length; i++) copied[i] = copyOutput(copied[i]);
  return copied;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
