import { produce, type Draft } from 'immer';
import { freezeAlike } from './freeze-alike.js';
import { readTable, type TableReading, type TableReads } from './read-table.js';
import type { Stored, TableDefinition } from './table.js';

/** A table inside a transaction. Nothing outside sees the writes until the transaction commits. */
export interface TableDraft<R extends Stored, I extends string> extends TableReads<R, I> {
  /** What the record is made of is the table's from now on. */
  insert(record: Omit<R, 'sequence'>): R;
  /** Runs an immer recipe on one record and gives the new one. The record must exist. */
  update(key: string, recipe: (draft: Draft<R>) => void): R;
  /** Gives members other values, and gives the new record; undefined takes a member away. Many times as fast as a recipe. */
  assign(key: string, change: Change<R>): R;
  delete(key: string): void;
}

/** Some members of a record, with their values from now on. */
export type Change<R> = { readonly [M in keyof R]?: R[M] | undefined };

/** A table, and how to write into it. */
interface TableAccess extends TableReading {
  nextSequence(): number;
  write(key: string, before: Stored | undefined, after: Stored | undefined): void;
}

export function draftTable(definition: TableDefinition<Stored>, access: TableAccess): TableDraft<Stored, string> {
  const reads = readTable(access);
  const put = (key: string, before: Stored | undefined, after: Stored) => {
    access.write(key, before, after);
    return after;
  };
  let last: Stored | undefined;
  return {
    ...reads,
    insert(record) {
      const stored = toStored(record, access.nextSequence(), last);
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
      if (before !== undefined) access.write(key, before, undefined);
    },
  };
}

/** Members that are undefined are left out. */
function toStored(record: object, sequence: number, like: object = {}): Stored {
  const known = like as Readonly<Record<string, unknown>>;
  const stored: Record<string, unknown> = {};
  for (const member in record) {
    const value = (record as Readonly<Record<string, unknown>>)[member];
    if (value !== undefined) stored[member] = freezeAlike(value, known[member]);
  }
  return Object.freeze(Object.assign(stored, { sequence }));
}

function existing(key: string, record: Stored | undefined): Stored {
  if (record === undefined) throw new Error(`No record to update under the key ${key}`);
  return record;
}

function assignMembers(before: Stored, change: Change<Stored>): Stored {
  const after: Stored & Record<string, unknown> = { ...before };
  let isLess = false;
  for (const member in change) {
    const value = (change as Readonly<Record<string, unknown>>)[member];
    if (value === undefined && !(member in before)) continue;
    after[member] = freezeAlike(value, after[member]);
    isLess ||= value === undefined;
  }
  return Object.freeze(isLess ? withoutUndefined(after) : after);
}

/** A member that is deleted would make the record slow. */
function withoutUndefined<R extends object>(members: R): R {
  const defined: Partial<R> = {};
  for (const name in members) if (members[name] !== undefined) defined[name] = members[name];
  return defined as R;
}
