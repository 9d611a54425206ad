import { findNearest } from '../../errors/find-nearest.js';
import { SeedProblem } from './seed-problem.js';

export interface UnknownReference {
  /** Where in the seed of a resource it stands. */
  readonly member: string;
  readonly reference: string;
  /** What it should be, such as `cluster`. */
  readonly kind: string;
  /** The part of a seed that would make it, such as `clusters: ['prod']`. */
  readonly missing: string;
  /** The names that there are. */
  readonly known: readonly string[];
}

/** The seed names something that is neither seeded nor there. */
export function unknownReference({ member, reference, kind, missing, known }: UnknownReference): SeedProblem {
  const nearest = findNearest(reference, known);
  const guess = nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
  return new SeedProblem(`there is no ${kind} '${reference}'.${guess} Seed it, too: ${missing}.`, member);
}
