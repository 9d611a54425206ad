import { indexOf } from './index-of.js';
import { countPrefix, entriesOf, firstOf, getEntry, type SortedMap, type Walk } from './sorted-map.js';
import {
  compareSequences,
  sortablePart,
  type KeyParts,
  type Stored,
  type Table,
  type TableDefinition,
} from './table.js';

/** What can be read of a table. */
export interface TableReads<R extends Stored, I extends string> {
  /** The frozen record. */
  get(key: string): R | undefined;
  /** The records of an index whose key starts with `parts`, in the order of the index: as they are when the walk begins. */
  list(index: I, parts?: KeyParts, walk?: Walk): Iterable<R>;
  /** As `list`, with the position of each record, from which a later page can go on. */
  walk(index: I, parts?: KeyParts, walk?: Walk): Iterable<readonly [position: string, record: R]>;
  /** The record that a walk would begin with. */
  first(index: I, parts?: KeyParts): R | undefined;
  /** Costs the same at any size. */
  count(index: I, parts?: KeyParts): number;
  /** The records whose primary key begins with `parts`, in the order of their keys: as they are when the walk begins. */
  listByKey(parts: KeyParts): Iterable<R>;
  /** All records, in the order of creation: for those who have the time. */
  all(): R[];
  size(): number;
}

/** A table, and its records by their keys. */
export interface TableReading {
  readonly byKey: ReadonlyMap<string, Stored>;
  /** Brings the table up to date: only those ask for it who need an order. */
  current(): Table<Stored>;
}

export function readTable(
  definition: TableDefinition<Stored>,
  { byKey, current }: TableReading,
): TableReads<Stored, string> {
  const get = (key: string) => byKey.get(key);
  const currentIndex = (name: string) => indexOf(definition, current(), name);
  const walk: TableReads<Stored, string>['walk'] = (index, parts = [], options = {}) =>
    byKey.size === 0
      ? []
      : walkEntries(current().records, { index: currentIndex(index), prefix: prefixOf(parts) }, options);
  return {
    get,
    walk,
    *list(index, parts, options) {
      for (const [, record] of walk(index, parts, options)) yield record;
    },
    first(index, parts = []) {
      const key = firstOf(currentIndex(index), prefixOf(parts));
      return key === undefined ? undefined : get(key);
    },
    count: (index, parts = []) => countPrefix(currentIndex(index), prefixOf(parts)),
    *listByKey(parts) {
      for (const [, record] of entriesOf(current().records, prefixOf(parts))) yield record;
    },
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

interface IndexPrefix {
  readonly index: SortedMap<string>;
  readonly prefix: string;
}

function* walkEntries<R>(
  records: SortedMap<R>,
  { index, prefix }: IndexPrefix,
  options: Walk,
): Generator<readonly [string, R]> {
  records.walks++;
  try {
    for (const [position, key] of entriesOf(index, prefix, options)) {
      const record = getEntry(records, key);
      if (record !== undefined) yield [position, record];
    }
  } finally {
    records.walks--;
  }
}
