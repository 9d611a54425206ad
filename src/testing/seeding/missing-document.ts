import { SeedProblem } from './seed-problem.js';

/** What AWS described refers to something of which nothing is known. */
export function missingDocument(member: string, what: string, command: string): SeedProblem {
  return new SeedProblem(`${what} is missing. Add what \`${command}\` prints.`, member);
}
