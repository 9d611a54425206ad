type Members = Record<string, unknown>;

/**
 * A frozen copy of plain JSON, which shares with `like`, another such copy, what is the same in both: records that are made one after
 * another are mostly alike. Members that are undefined are left out.
 */
export function freezeAlike<T>(value: T, like: unknown): T {
  if (isSame(value, like)) return like as T;
  if (!isContainer(value)) return value;
  const known: Members = isContainer(like) ? like : {};
  const copy = (Array.isArray(value) ? value.slice() : { ...value }) as Members;
  for (const name in copy) {
    if (copy[name] === undefined) delete copy[name];
    else copy[name] = freezeAlike(copy[name], Object.hasOwn(known, name) ? known[name] : undefined);
  }
  return Object.freeze(copy) as T;
}

/** Freezes a record of our own: of its members, those that are frozen already are all the way down, and stay what they are. */
export function freezeRecord<R extends object>(record: R, like: R | undefined): R {
  const [members, known] = [record as Members, like as Members | undefined];
  for (const name in members) {
    const value = members[name];
    if (isContainer(value) && !Object.isFrozen(value)) members[name] = freezeAlike(value, known?.[name]);
  }
  return Object.freeze(record);
}

/** The same JSON, in the same order. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  const others = Object.keys(b);
  return names.length === others.length && names.every((name, i) => name === others[i] && isSame(a[name], b[name]));
}

function isContainer(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
