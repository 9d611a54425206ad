import type { Identifiers } from '../../aws/identifiers.js';

const VERSION_AT = 14;

/** AWS Batch derives its own ids from names: their version is 3. */
export function version3Uuid({ uuid }: Pick<Identifiers, 'uuid'>): string {
  const id = uuid();
  return `${id.slice(0, VERSION_AT)}3${id.slice(VERSION_AT + 1)}`;
}
