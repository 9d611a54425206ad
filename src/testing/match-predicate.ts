import { showValue, UsageError } from '../errors/usage-error.js';

/** How each member of a match is held against a subject. */
export type Criteria<Match, Subject> = {
  readonly [K in keyof Match]-?: (wanted: NonNullable<Match[K]>, subject: Subject) => boolean;
};

export interface MatchKind<Match, Subject> {
  /** The method that takes such matches. */
  readonly method: string;
  /** What it matches, in the plural. */
  readonly things: string;
  readonly thing: string;
  readonly criteria: Criteria<Match, Subject>;
}

/** All members that are given must match. */
export function toPredicate<Match extends object, Subject>(
  match: Match | ((subject: Subject) => boolean),
  { method, things, thing, criteria }: MatchKind<Match, Subject>,
): (subject: Subject) => boolean {
  if (typeof match === 'function') return match;
  const unknown = Object.keys(match).find((member) => !(member in criteria));
  if (unknown !== undefined) {
    throw new UsageError(
      `${method} cannot match ${things} by ${showValue(unknown)}. Match by ${Object.keys(criteria).join(', ')}, ` +
        `or by a function of the ${thing}.`,
      'outcomes',
    );
  }
  const wanted = Object.entries(match).filter(([, value]) => value !== undefined);
  return (subject) => wanted.every(([member, value]) => criteria[member as keyof Match](value as never, subject));
}
