import { countPrefix, entriesOf, firstOf, lastOf, type Walk } from './sorted-map.js';
import { compareSequences, sortablePart, type KeyParts, type Stored } from './table.js';
import type { WorkingIndexes } from './working-indexes.js';

/** What can be read of a table. */
export interface TableReads<R extends Stored, I extends string> {
  /** The frozen record. */
  get(key: string): R | undefined;
  /** The records whose key in an index starts with `parts` when the walk begins, in the order of the index, but for those that are deleted before their turn. */
  list(index: I, parts?: KeyParts, walk?: Walk): Iterable<R>;
  /** As `list`, with the position of each record, from which a later page can go on. */
  walk(index: I, parts?: KeyParts, walk?: Walk): Iterable<readonly [position: string, record: R]>;
  /** The record that a walk would begin with. */
  first(index: I, parts?: KeyParts): R | undefined;
  /** The record that a walk in reverse would begin with. */
  last(index: I, parts?: KeyParts): R | undefined;
  /** Costs the same at any size. */
  count(index: I, parts?: KeyParts): number;
  /** All records, in the order of creation: for those who have the time. */
  all(): R[];
  size(): number;
}

/** The records of a table by their keys, and its indexes. */
export interface TableReading {
  readonly byKey: ReadonlyMap<string, Stored>;
  readonly indexes: WorkingIndexes;
}

export function readTable({ byKey, indexes }: TableReading): TableReads<Stored, string> {
  const get = (key: string) => byKey.get(key);
  function* walk(index: string, parts: KeyParts = [], options?: Walk): Generator<readonly [string, Stored]> {
    for (const [position, key] of entriesOf(indexes.get(index), prefixOf(parts), options)) {
      const record = get(key);
      if (record !== undefined) yield [position, record];
    }
  }
  function* list(index: string, parts: KeyParts = [], options?: Walk): Generator<Stored> {
    for (const [, key] of entriesOf(indexes.get(index), prefixOf(parts), options)) {
      const record = get(key);
      if (record !== undefined) yield record;
    }
  }
  return {
    get,
    walk: (index, parts, options) => (byKey.size === 0 ? [] : walk(index, parts, options)),
    list: (index, parts, options) => (byKey.size === 0 ? [] : list(index, parts, options)),
    first: (index, parts = []) => get(firstOf(indexes.get(index), prefixOf(parts)) ?? ''),
    last: (index, parts = []) => get(lastOf(indexes.get(index), prefixOf(parts)) ?? ''),
    count: (index, parts = []) => countPrefix(indexes.get(index), prefixOf(parts)),
    all: () => [...byKey.values()].toSorted(compareSequences),
    size: () => byKey.size,
  };
}

/** A part never matches the beginning of a longer one: `web` is not `website`. */
function prefixOf(parts: KeyParts): string {
  let prefix = '';
  for (const part of parts) prefix += `${sortablePart(part)}\u0000`;
  return prefix;
}
