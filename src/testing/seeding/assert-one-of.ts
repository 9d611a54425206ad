import { showValue } from '../../errors/usage-error.js';
import { findNearest } from '../../errors/find-nearest.js';
import { SeedProblem } from './seed-problem.js';

/** Refuses a word that means nothing here. One that is left out is for others to fill in. */
export function assertOneOf(member: string, value: unknown, known: readonly string[]): void {
  if (value === undefined || known.includes(value as string)) return;
  const nearest = typeof value === 'string' ? findNearest(value, known) : undefined;
  const guess = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new SeedProblem(`${showValue(value)} is none of ${known.join(', ')}.${guess}`, member);
}
