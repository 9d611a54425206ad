import { produce, type Draft } from 'immer';
import { deepFreeze } from './deep-freeze.js';
import { freezeRecord } from './freeze-alike.js';
import { countPrefix, emptySortedMap, entriesOf, firstOf, getEntry, type Walk } from './sorted-map.js';
import {
  compareSequences,
  sortablePart,
  type KeyParts,
  type Stored,
  type Table,
  type TableDefinition,
} from './table.js';
import { shareTable, writeRecord, type RecordChange } from './write-record.js';

/** A table inside a transaction. Nothing outside sees the writes until the transaction commits. */
export interface TableDraft<R extends Stored, I extends string> {
  /** The frozen record. */
  get(key: string): R | undefined;
  insert(record: Omit<R, 'sequence'>): R;
  /** Runs an immer recipe on one record and gives the new one. The record must exist. */
  update(key: string, recipe: (draft: Draft<R>) => void): R;
  /** Gives members other values, and gives the new record; undefined takes a member away. Many times as fast as a recipe. */
  assign(key: string, change: Change<R>): R;
  delete(key: string): void;
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

/** Some members of a record, with their values from now on. */
export type Change<R> = { readonly [M in keyof R]?: R[M] | undefined };

/** A table at work, as the store holds it. */
export interface WorkingTable {
  readonly draft: TableDraft<Stored, string>;
  /** The table as it is now. It stays so: the next write is into another. */
  capture(): Table<Stored>;
  /** Takes a write back. */
  restore(key: string, before: Stored | undefined): void;
}

/** What a working table asks of its store. */
export interface WriteLog {
  nextSequence(): number;
  /** A record will be written. */
  note(change: RecordChange<Stored>): void;
}

export function openTable(definition: TableDefinition<Stored>, base: Table<Stored>, log: WriteLog): WorkingTable {
  let table = base;
  // Whoever knows the key need not search.
  const byKey = new Map(entriesOf(base.records));
  const write = (change: RecordChange<Stored>) => {
    const { key, after } = change;
    table = writeRecord(definition, table, change);
    if (after === undefined) byKey.delete(key);
    else byKey.set(key, after);
  };
  return {
    draft: draftTable(definition, {
      current: () => table,
      get: (key) => byKey.get(key),
      nextSequence: () => log.nextSequence(),
      write(change) {
        log.note(change);
        write(change);
      },
    }),
    capture: () => shareTable(table),
    restore: (key, after) => write({ key, before: byKey.get(key), after }),
  };
}

/** A table, and how to write into it. */
interface TableAccess extends TableReading {
  nextSequence(): number;
  write(change: RecordChange<Stored>): void;
}

interface TableReading {
  current(): Table<Stored>;
  get(key: string): Stored | undefined;
}

function draftTable(definition: TableDefinition<Stored>, access: TableAccess): WorkingTable['draft'] {
  const reads = readTable(access);
  const put = (key: string, before: Stored | undefined, after: Stored) => {
    access.write({ key, before, after });
    return after;
  };
  let last: Stored | undefined;
  return {
    ...reads,
    insert(record) {
      const stored = freezeRecord<Stored>({ ...record, sequence: access.nextSequence() }, last);
      last = stored;
      const key = definition.key(stored);
      return put(key, reads.get(key), stored);
    },
    update(key, recipe) {
      const before = existing(key, reads.get(key));
      const after = produce(before, (draft) => void recipe(draft));
      return after === before ? before : put(key, before, after);
    },
    assign(key, change) {
      const before = existing(key, reads.get(key));
      return put(key, before, assignMembers(before, change));
    },
    delete(key) {
      const before = reads.get(key);
      if (before !== undefined) access.write({ key, before, after: undefined });
    },
  };
}

type TableReads = Omit<WorkingTable['draft'], 'insert' | 'update' | 'assign' | 'delete'>;

function readTable({ current, get }: TableReading): TableReads {
  const indexOf = (name: string) => current().indexes[name] ?? emptySortedMap<string>();
  const walk: TableReads['walk'] = (index, parts = [], options = {}) =>
    walkIndex(current(), { name: index, prefix: prefixOf(parts) }, options);
  return {
    get,
    walk,
    *list(index, parts, options) {
      for (const [, record] of walk(index, parts, options)) yield record;
    },
    first(index, parts = []) {
      const key = firstOf(indexOf(index), prefixOf(parts));
      return key === undefined ? undefined : get(key);
    },
    count: (index, parts = []) => countPrefix(indexOf(index), prefixOf(parts)),
    *listByKey(parts) {
      for (const [, record] of entriesOf(current().records, prefixOf(parts))) yield record;
    },
    all: () => Array.from(entriesOf(current().records), ([, record]) => record).toSorted(compareSequences),
    size: () => current().records.size,
  };
}

function existing(key: string, record: Stored | undefined): Stored {
  if (record === undefined) throw new Error(`No record to update under the key ${key}`);
  return record;
}

function assignMembers(before: Stored, change: Change<Stored>): Stored {
  const after: Readonly<Record<string, unknown>> = { ...before, ...change };
  const values: unknown[] = Object.values(change);
  for (const value of values) deepFreeze(value);
  return Object.freeze(values.includes(undefined) ? withoutUndefined(after) : after) as unknown as Stored;
}

/** A member that is deleted would make the record slow. */
function withoutUndefined(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const defined: Record<string, unknown> = {};
  for (const name in members) if (members[name] !== undefined) defined[name] = members[name];
  return defined;
}

interface IndexPrefix {
  readonly name: string;
  readonly prefix: string;
}

/** A part never matches the beginning of a longer one: `web` is not `website`. */
function prefixOf(parts: KeyParts): string {
  let prefix = '';
  for (const part of parts) prefix += `${sortablePart(part)}\u0000`;
  return prefix;
}

function walkIndex<R>(table: Table<R>, prefix: IndexPrefix, options: Walk): Iterable<readonly [string, R]> {
  return table.records.size === 0 ? [] : walkEntries(table, prefix, options);
}

function* walkEntries<R>(
  table: Table<R>,
  { name, prefix }: IndexPrefix,
  options: Walk,
): Generator<readonly [string, R]> {
  const { records, indexes } = table;
  const index = indexes[name];
  if (index === undefined) return;
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
