import { freeze, produce, type Draft } from 'immer';
import {
  countPrefix,
  deleteEntry,
  emptySortedMap,
  entriesOf,
  getEntry,
  setEntry,
  type SortedMap,
  type Walk,
} from './sorted-map.js';
import { compositeKey, sortablePart, type KeyParts, type Stored, type Table, type TableDefinition } from './table.js';

/** A table inside a transaction. Nothing outside sees the writes until the transaction commits. */
export interface TableDraft<R extends Stored, I extends string> {
  /** The frozen record. */
  get(key: string): R | undefined;
  insert(record: Omit<R, 'sequence'>): R;
  /** Runs an immer recipe on one record and gives the new one. The record must exist. */
  update(key: string, recipe: (draft: Draft<R>) => void): R;
  delete(key: string): void;
  /** The records of an index whose key starts with `parts`, in the order of the index. */
  list(index: I | 'all', parts?: KeyParts, walk?: Walk): Iterable<R>;
  /** As `list`, with the position of each record, from which a later page can go on. */
  walk(index: I | 'all', parts?: KeyParts, walk?: Walk): Iterable<readonly [position: string, record: R]>;
  /** Costs the same at any size. */
  count(index: I | 'all', parts?: KeyParts): number;
  /** The table as it is now, to commit. */
  current(): Table<R>;
}

export function emptyTable<R>(): Table<R> {
  return { records: emptySortedMap<R>(), indexes: {} };
}

export function draftTable<R extends Stored, I extends string>(
  definition: TableDefinition<R, I>,
  base: Table<R>,
  nextSequence: () => number,
): TableDraft<R, I> {
  let table = base;
  const get = (key: string) => getEntry(table.records, key);
  const write = (key: string, record: R | undefined) => {
    table = writeRecord(definition, table, { key, before: get(key), after: record });
  };
  const walk = (index: I | 'all', parts: KeyParts = [], options: Walk = {}) =>
    walkIndex(table, indexPrefix(index, parts), options);
  return {
    get,
    insert(record) {
      const stored = freeze({ ...record, sequence: nextSequence() } as R, true);
      write(definition.key(stored), stored);
      return stored;
    },
    update(key, recipe) {
      const before = get(key);
      if (before === undefined) throw new Error(`No record to update under the key ${key}`);
      const after = produce(before, (draft) => void recipe(draft));
      if (after !== before) write(key, after);
      return after;
    },
    delete: (key) => write(key, undefined),
    walk,
    *list(index, parts, options) {
      for (const [, record] of walk(index, parts, options)) yield record;
    },
    count(index, parts = []) {
      const { name, prefix } = indexPrefix(index, parts);
      return countPrefix(table.indexes[name] ?? emptySortedMap<string>(), prefix);
    },
    current: () => table,
  };
}

/** Puts a record into a table outside a transaction: a snapshot is loaded so. */
export function restoreRecord<R extends Stored>(definition: TableDefinition<R>, table: Table<R>, record: R): Table<R> {
  return writeRecord(definition, table, {
    key: definition.key(record),
    before: undefined,
    after: freeze(record, true),
  });
}

interface RecordChange<R> {
  readonly key: string;
  readonly before: R | undefined;
  readonly after: R | undefined;
}

function writeRecord<R extends Stored>(
  definition: TableDefinition<R>,
  table: Table<R>,
  change: RecordChange<R>,
): Table<R> {
  const { key, before, after } = change;
  const records = after === undefined ? deleteEntry(table.records, key) : setEntry(table.records, key, after);
  const indexes: Record<string, SortedMap<string>> = { ...table.indexes };
  const reindex = (name: string, from: KeyParts | undefined, to: KeyParts | undefined) => {
    if (isSameKey(from, to)) return;
    const oldKey = from && compositeKey(from);
    const newKey = to && compositeKey(to);
    let index = indexes[name] ?? emptySortedMap<string>();
    if (oldKey !== undefined) index = deleteEntry(index, oldKey);
    if (newKey !== undefined) index = setEntry(index, newKey, key);
    indexes[name] = index;
  };
  reindex('all', before && [before.sequence], after && [after.sequence]);
  for (const name in definition.indexes) {
    reindex(name, indexParts(definition, name, before), indexParts(definition, name, after));
  }
  return { records, indexes };
}

/** Most changes of a record leave its place in most indexes. */
function isSameKey(a: KeyParts | undefined, b: KeyParts | undefined): boolean {
  return a === b || (a !== undefined && a.length === b?.length && a.every((part, i) => part === b[i]));
}

function indexParts<R extends Stored>(
  definition: TableDefinition<R>,
  name: string,
  record: R | undefined,
): KeyParts | undefined {
  const parts = record && definition.indexes[name]?.(record);
  return parts && [...parts, record.sequence];
}

interface IndexPrefix {
  readonly name: string;
  readonly prefix: string;
}

/** A part never matches the beginning of a longer one: `web` is not `website`. */
function indexPrefix(name: string, parts: KeyParts): IndexPrefix {
  return { name, prefix: parts.map((part) => `${sortablePart(part)}\u0000`).join('') };
}

function* walkIndex<R>(table: Table<R>, { name, prefix }: IndexPrefix, options: Walk): Generator<readonly [string, R]> {
  const index = table.indexes[name];
  if (index === undefined) return;
  for (const [position, key] of entriesOf(index, prefix, options)) {
    const record = getEntry(table.records, key);
    if (record !== undefined) yield [position, record];
  }
}
