/** Those entries of a walk whose record matches, for a page of a list. */
export function* filterEntries<T>(
  entries: Iterable<readonly [position: string, record: T]>,
  matches: (record: T) => boolean,
): Generator<readonly [string, T]> {
  for (const entry of entries) if (matches(entry[1])) yield entry;
}

/** Whether a filter that lists values lets one through. Assumption: an empty list is no filter. */
export function admits<T>(wanted: readonly T[] | undefined, value: T): boolean {
  return wanted === undefined || wanted.length === 0 || wanted.includes(value);
}
