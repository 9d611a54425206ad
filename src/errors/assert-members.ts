import { findNearest } from './find-nearest.js';
import { readSafely } from './read-safely.js';
import { showValue, UsageError, type UsageTopic } from './usage-error.js';
import { findWrongType, isOfType, type MemberTypes } from './value-type.js';

/** A member that is misspelt would count for nothing, without a word: it is refused. So is one of another type, where types are given. */
export function assertMembers(value: object, members: Members, about: About): void {
  readSafely(() => assertReadable(value, members, about), about);
}

type Members = readonly string[] | MemberTypes;

interface About {
  readonly name: string;
  readonly topic: UsageTopic;
}

function assertReadable(value: object, members: Members, { name, topic }: About): void {
  const known = isList(members) ? members : Object.keys(members);
  if (!isOfType(value, 'object')) {
    throw new UsageError(`${name}: ${showValue(value)} is no object. Give one with ${known.join(', ')}.`, topic);
  }
  const unknown = Object.keys(value).find((member) => !known.includes(member));
  if (unknown === undefined) {
    const wrong = isList(members) ? undefined : findWrongType(value, members);
    if (wrong !== undefined) throw new UsageError(`${name}: ${wrong.member}: ${wrong.problem}`, topic);
    return;
  }
  const nearest = findNearest(unknown, known);
  const fix = nearest === undefined ? `Give any of ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new UsageError(`${name}: there is no ${showValue(unknown)}. ${fix}`, topic);
}

function isList(members: Members): members is readonly string[] {
  return Array.isArray(members);
}
