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
      const stored = freezeAlike<Stored>(Object.assign(record, { sequence: access.nextSequence() }), last);
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
      return put(key, before, assignMembers(before as Stored & Members, change));
    },
    delete(key) {
      const before = reads.get(key);
      if (before !== undefined) access.write(key, before, undefined);
    },
  };
}

function existing(key: string, record: Stored | undefined): Stored {
  if (record === undefined) throw new Error(`No record to update under the key ${key}`);
  return record;
}

function assignMembers(before: Stored & Members, change: Members): Stored {
  const given: Record<string, unknown> = {};
  const gone: string[] = [];
  for (const member in change) {
    const value = change[member];
    if (value !== undefined) given[member] = freezeAlike(value);
    else if (member in before) gone.push(member);
  }
  if (gone.length === 0) return Object.freeze({ ...before, ...given });
  return Object.freeze(Object.assign(gone.reduce(without, before), given));
}

/** A member that is deleted, or a copy of many members one by one, would make the record slow. */
function without(record: Stored, member: string): Stored {
  const { [member as keyof Stored]: _, ...others } = record;
  return others as Stored;
}

type Members = Readonly<Record<string, unknown>>;
