import { emptySortedMap, type SortedMap } from './sorted-map.js';

/** What every stored record has. Records are plain JSON: times are epoch milliseconds, never `Date`s. */
export interface Stored {
  /** Grows with each insert: lists come in the order of creation. */
  readonly sequence: number;
}

/** The parts of a composite key, most significant first. Numbers sort as numbers. */
export type KeyParts = readonly (string | number)[];

export interface TableDefinition<R extends Stored, I extends string = string> {
  /** The primary key, for example the ARN. */
  key(record: R): string;
  /** Answers that a reducer would otherwise have to scan for. Undefined keeps the record out of the index. */
  readonly indexes: Readonly<Record<I, IndexKey<R>>>;
  /** The record in a few words, for people. Undefined for book-keeping, in which they have no interest. */
  describe(record: R): string | undefined;
  /** Members in which people have no interest: `changes` leaves them out. */
  readonly bookkeeping?: readonly string[];
}

/** A method, so that the store can hold the tables of all services as tables of `Stored`. */
type IndexKey<R> = { of(record: R): KeyParts | undefined }['of'];

export interface Table<R> {
  readonly records: SortedMap<R>;
  /** Index name → index key → primary key: those that somebody has asked for. */
  readonly indexes: Record<string, SortedMap<string>>;
}

export function emptyTable<R>(): Table<R> {
  return { records: emptySortedMap<R>(), indexes: {} };
}

export function compareSequences(a: Stored, b: Stored): number {
  return a.sequence - b.sequence;
}

/** Among equals, the order of creation decides. */
export function compositeKey(parts: KeyParts, sequence: number): string {
  let key = '';
  for (const part of parts) key += `${sortablePart(part)}\u0000`;
  return key + sortablePart(sequence);
}

/** A number begins with how many digits it has, in base 36: more digits are more, and keys stay short. */
export function sortablePart(part: string | number): string {
  if (typeof part === 'string') return part;
  const digits = String(part);
  return digits.length.toString(36) + digits;
}
