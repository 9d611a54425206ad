import { formatArn, type Scope } from '../aws/arn.js';
import { createIdentifiers } from '../aws/identifiers.js';

const ID_PREFIXES = { namespace: 'ns', service: 'srv' } as const;

/**
 * The ARN of a resource of AWS Cloud Map. There is no Cloud Map to ask, so the name itself decides its id: all who use the name mean
 * the same resource.
 */
export function cloudMapArn(type: keyof typeof ID_PREFIXES, name: string, scope: Scope): string {
  const seed = Array.from(name).reduce((hash, letter) => Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0), 0);
  return formatArn(
    'servicediscovery',
    scope,
    `${type}/${ID_PREFIXES[type]}-${createIdentifiers(seed, () => 0).hex(16)}`,
  );
}
