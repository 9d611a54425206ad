/** The code, among those of member traits, of a token that the SDK makes up where the caller gives none. */
const IDEMPOTENCY_TOKEN = 4;

/**
 * @param {any} input a schema, or a function that returns one
 * @returns {{ idempotencyToken?: string }}
 */
export function readIdempotencyToken(input) {
  const [, , , , memberNames, memberSchemas] = typeof input === 'function' ? input() : input;
  const index =
    memberSchemas?.findIndex((/** @type {any} */ member) => Array.isArray(member) && member[1] === IDEMPOTENCY_TOKEN) ??
    -1;
  return index === -1 ? {} : { idempotencyToken: memberNames[index] };
}
