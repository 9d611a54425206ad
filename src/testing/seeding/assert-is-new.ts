import { SeedProblem } from './seed-problem.js';

/** What AWS described is put where nothing is yet. */
export function assertIsNew(existing: object | undefined, member: string): void {
  if (existing === undefined) return;
  throw new SeedProblem('it is there already. Take one of the two out of the seed.', member);
}
