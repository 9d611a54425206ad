import { readSafely } from '../errors/read-safely.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import { findWrongType, isOfType, type MemberTypes, type ValueType } from '../errors/value-type.js';
import { copyPlain } from '../validation/copy-plain.js';

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
  /** Of the members that are no texts. */
  readonly types?: { readonly [K in keyof Match]?: ValueType };
}

/** All members that are given must match. */
export function toPredicate<Match extends object, Subject>(
  match: Match | ((subject: Subject) => boolean),
  kind: MatchKind<Match, Subject>,
): (subject: Subject) => boolean {
  if (typeof match === 'function') return match;
  const own = readSafely(() => copyPlain(match) as Match, {
    name: `${kind.method}: what it matches`,
    topic: 'outcomes',
  });
  return toOwnPredicate(own, kind);
}

function toOwnPredicate<Match extends object, Subject>(
  match: Match,
  { method, things, thing, criteria, types = {} }: MatchKind<Match, Subject>,
): (subject: Subject) => boolean {
  if (!isOfType(match, 'object')) {
    throw new UsageError(
      `${method}: ${showValue(match)} matches no ${things}. Give an object or a function.`,
      'outcomes',
    );
  }
  const unknown = Object.keys(match).find((member) => !Object.hasOwn(criteria, member));
  if (unknown !== undefined) {
    throw new UsageError(
      `${method} cannot match ${things} by ${showValue(unknown)}. Match by ${Object.keys(criteria).join(', ')}, ` +
        `or by a function of the ${thing}.`,
      'outcomes',
    );
  }
  const wrong = findWrongType(match, typesOf(criteria, types));
  if (wrong !== undefined) throw new UsageError(`${method}: ${wrong.member}: ${wrong.problem}`, 'outcomes');
  const wanted = Object.entries(match).filter(([, value]) => value !== undefined);
  return (subject) => wanted.every(([member, value]) => criteria[member as keyof Match](value as never, subject));
}

function typesOf(criteria: object, types: Readonly<Record<string, ValueType | undefined>>): MemberTypes {
  return Object.fromEntries(Object.keys(criteria).map((member) => [member, [types[member] ?? 'text']]));
}
