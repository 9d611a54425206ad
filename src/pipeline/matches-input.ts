import { isDeepStrictEqual } from 'node:util';

/**
 * Members that are objects match in part, at any depth; all else must be equal. With `strict` all must be equal. Matchers of the
 * test runner, such as `expect.stringMatching`, decide themselves.
 */
export function matchesInput(actual: unknown, expected: unknown, strict = false): boolean {
  if (isMatcher(expected)) return expected.asymmetricMatch(actual);
  if (strict || !isPlainObject(expected)) return isDeepStrictEqual(actual, expected);
  return isPlainObject(actual) && Object.entries(expected).every(([key, value]) => matchesInput(actual[key], value));
}

interface Matcher {
  asymmetricMatch(actual: unknown): boolean;
}

function isMatcher(value: unknown): value is Matcher {
  return isPlainObject(value) && typeof value['asymmetricMatch'] === 'function';
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}
