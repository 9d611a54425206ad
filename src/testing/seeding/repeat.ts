import { showValue } from '../../errors/usage-error.js';
import { SeedProblem } from './seed-problem.js';

/** More would be a slip: they would not fit into the memory. */
const MOST = 1_000_000;

/** As many as the seed says. Default: one. */
export function repeat<T>({ count = 1 }: { readonly count?: number }, make: () => T): T[] {
  if (Number.isInteger(count) && count >= 0 && count <= MOST) return Array.from({ length: count }, make);
  throw new SeedProblem(`${showValue(count)} is no number of resources. Give a whole number.`, 'count');
}
