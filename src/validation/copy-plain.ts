import { isDate } from 'node:util/types';

/** Deeper than any document of AWS goes, and shallow enough for every stack. */
const MAX_DEPTH = 200;

/**
 * A copy of plain data: what JSON has, and Dates. Members that are undefined are left out. The caller keeps the original, and whatever
 * it does when it is read happens here.
 *
 * @throws TypeError that tells where there is something else.
 */
export function copyPlain(value: unknown): unknown {
  return value === undefined ? undefined : copy(value, '', 0);
}

function copy(value: unknown, path: string, depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (depth > MAX_DEPTH) throw new TypeError(`${path.slice(0, 60)}… goes deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return Array.from(value, (entry, index) => copy(entry, `${path}[${index}]`, depth + 1));
  // Of whichever realm.
  if (isDate(value)) return new Date(Date.prototype.getTime.call(value));
  if (typeof value !== 'object') throw new TypeError(`${path || 'it'} is ${kindOf(value)}`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  // Unlike assignments, this makes an own member of `__proto__` too.
  return Object.fromEntries(
    members.map(([name, member]) => [name, copy(member, path ? `${path}.${name}` : name, depth + 1)]),
  );
}

function kindOf(value: unknown): string {
  return typeof value === 'number' ? `the number ${value}` : `a ${typeof value}`;
}
