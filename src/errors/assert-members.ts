import { findNearest } from './find-nearest.js';
import { showValue, UsageError, type UsageTopic } from './usage-error.js';

/** A member that is misspelt would count for nothing, without a word: it is refused. */
export function assertMembers(
  value: object,
  known: readonly string[],
  { name, topic }: { readonly name: string; readonly topic: UsageTopic },
): void {
  if (typeof value !== 'object' || value === null) {
    throw new UsageError(`${name}: ${showValue(value)} is no object. Give one with ${known.join(', ')}.`, topic);
  }
  const unknown = Object.keys(value).find((member) => !known.includes(member));
  if (unknown === undefined) return;
  const nearest = findNearest(unknown, known);
  const fix = nearest === undefined ? `Give any of ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new UsageError(`${name}: there is no ${showValue(unknown)}. ${fix}`, topic);
}
