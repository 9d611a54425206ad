import { setMember } from './set-member.js';

type Members = Record<string, unknown>;

const EMPTY_LIST: readonly unknown[] = Object.freeze([]);
const EMPTY_NAMES: readonly string[] = [];
const EMPTY_OBJECT: Readonly<Members> = Object.freeze({});

/**
 * Freezes plain JSON of our own all the way down. What is the same in `like`, which has been frozen so before, is shared with it: records
 * that are made one after another are mostly alike. What is frozen already stays as it is; members that are undefined are left out.
 */
export function freezeAlike<T>(value: T, like?: unknown): T {
  if (!isContainer(value) || value === like || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return freezeList(value, Array.isArray(like) ? like : EMPTY_LIST) as T;
  return freezeMembers(value, isContainer(like) && !Array.isArray(like) ? like : EMPTY_OBJECT) as T;
}

function freezeList(list: unknown[], like: readonly unknown[]): readonly unknown[] {
  let isSame = list.length === like.length;
  for (let i = 0; i < list.length; i++) {
    const member = list[i];
    const frozen = freezeAlike(member, like[i]);
    if (frozen !== member) list[i] = frozen;
    isSame &&= frozen === like[i];
  }
  return isSame ? like : Object.freeze(list);
}

/** What is the same has its members in the same order. */
function freezeMembers(members: Members, like: Readonly<Members>): Readonly<Members> {
  const known = like === EMPTY_OBJECT ? EMPTY_NAMES : Object.keys(like);
  let count = 0;
  let isSame = true;
  let isWhole = true;
  for (const name in members) {
    const isInPlace = known[count++] === name;
    let member = members[name];
    if (isContainer(member)) {
      const frozen = freezeAlike(member, isInPlace || Object.hasOwn(like, name) ? like[name] : undefined);
      if (frozen !== member) members[name] = member = frozen;
    }
    isSame &&= isInPlace && member === like[name];
    isWhole &&= member !== undefined;
  }
  if (isSame && count === known.length) return like;
  return Object.freeze(isWhole ? members : withoutUndefined(members));
}

/** A member that is deleted would make the object slow. */
function withoutUndefined(members: Members): Members {
  const left: Members = {};
  for (const name in members) if (members[name] !== undefined) setMember(left, name, members[name]);
  return left;
}

function isContainer(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
