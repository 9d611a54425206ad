import { showValue } from './usage-error.js';

/** What a value of a test may be. Numbers are finite. */
export type ValueType = 'text' | 'number' | 'boolean' | 'list' | 'object';

/** The types that members may have, by name. */
export type MemberTypes = Readonly<Record<string, readonly ValueType[]>>;

/** The first member that is of another type, and what is wrong with it. Those that are not named may be anything. */
export function findWrongType(
  value: object,
  types: MemberTypes,
): { readonly member: string; readonly problem: string } | undefined {
  for (const [member, wanted] of Object.entries(types)) {
    const own = Object.hasOwn(value, member) ? (value as Readonly<Record<string, unknown>>)[member] : undefined;
    if (own === undefined || wanted.some((type) => isOfType(own, type))) continue;
    return { member, problem: `${showValue(own)} is no ${wanted.join(' or ')}.` };
  }
  return undefined;
}

/** False for what cannot be told, such as a proxy that has been revoked. */
export function isOfType(value: unknown, type: ValueType): boolean {
  try {
    return hasType(value, type);
  } catch {
    return false;
  }
}

/** Of any realm: its prototype, where it has one, is at the root. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function hasType(value: unknown, type: ValueType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return Number.isFinite(value);
    case 'list':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}
