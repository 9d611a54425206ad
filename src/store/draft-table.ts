import { produce, type Draft } from 'immer';
import { deepFreeze } from './deep-freeze.js';
import { freezeRecord } from './freeze-alike.js';
import { readTable, type TableReading, type TableReads } from './read-table.js';
import { entriesOf } from './sorted-map.js';
import type { Stored, Table, TableDefinition } from './table.js';
import { emptyTable, shareTable, writeRecord, type RecordChange } from './write-record.js';

/** A table inside a transaction. Nothing outside sees the writes until the transaction commits. */
export interface TableDraft<R extends Stored, I extends string> extends TableReads<R, I> {
  insert(record: Omit<R, 'sequence'>): R;
  /** Runs an immer recipe on one record and gives the new one. The record must exist. */
  update(key: string, recipe: (draft: Draft<R>) => void): R;
  /** Gives members other values, and gives the new record; undefined takes a member away. Many times as fast as a recipe. */
  assign(key: string, change: Change<R>): R;
  delete(key: string): void;
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
  /** Puts another table in place of this one. */
  replace(other: Table<Stored>): void;
}

/** What a working table asks of its store. */
export interface WriteLog {
  nextSequence(): number;
  /** A record will be written. */
  note(change: RecordChange<Stored>): void;
}

export function openTable(definition: TableDefinition<Stored>, base: Table<Stored>, log: WriteLog): WorkingTable {
  let table = emptyTable<Stored>();
  /** The records as they are now: whoever knows the key need not search. */
  const byKey = new Map<string, Stored>();
  /** What was written since the sorted maps were last brought up to date, with the records that these have. */
  const behind = new Map<string, Stored | undefined>();
  const write = ({ key, before, after }: RecordChange<Stored>) => {
    if (!behind.has(key)) behind.set(key, before);
    if (after === undefined) byKey.delete(key);
    else byKey.set(key, after);
  };
  const current = () => {
    for (const [key, before] of behind) table = writeRecord(definition, table, { key, before, after: byKey.get(key) });
    behind.clear();
    return table;
  };
  const replace = (other: Table<Stored>) => {
    table = other;
    behind.clear();
    byKey.clear();
    for (const [key, record] of entriesOf(other.records)) byKey.set(key, record);
  };
  replace(base);
  return {
    draft: draftTable(definition, {
      byKey,
      current,
      nextSequence: () => log.nextSequence(),
      write(change) {
        log.note(change);
        write(change);
      },
    }),
    capture: () => shareTable(current()),
    restore: (key, after) => write({ key, before: byKey.get(key), after }),
    replace,
  };
}

/** A table, and how to write into it. */
interface TableAccess extends TableReading {
  nextSequence(): number;
  write(change: RecordChange<Stored>): void;
}

function draftTable(definition: TableDefinition<Stored>, access: TableAccess): WorkingTable['draft'] {
  const reads = readTable(definition, access);
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

function existing(key: string, record: Stored | undefined): Stored {
  if (record === undefined) throw new Error(`No record to update under the key ${key}`);
  return record;
}

function assignMembers(before: Stored, change: Change<Stored>): Stored {
  const after = { ...before, ...change } as Stored;
  const values: unknown[] = Object.values(change);
  for (const value of values) deepFreeze(value);
  return Object.freeze(values.includes(undefined) ? withoutUndefined(after) : after);
}

/** A member that is deleted would make the record slow. */
function withoutUndefined<R extends object>(members: R): R {
  const defined: Partial<R> = {};
  for (const name in members) if (members[name] !== undefined) defined[name] = members[name];
  return defined as R;
}
