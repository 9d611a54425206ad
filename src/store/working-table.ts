import { draftTable, type TableDraft } from './draft-table.js';
import { entriesOf } from './sorted-map.js';
import type { Stored, Table, TableDefinition } from './table.js';
import { openIndexes } from './working-indexes.js';
import { openRecords } from './working-records.js';

/** A table at work, as the store holds it. */
export interface WorkingTable {
  readonly draft: TableDraft<Stored, string>;
  /** The table as it is now. It stays so: the next write is into another. */
  capture(): Table<Stored>;
  /** Has under a key what was there, or is to be: nobody is told. */
  restore(key: string, record: Stored | undefined): void;
  /** Puts another table in place of this one. */
  replace(other: Table<Stored>): void;
}

/** What a working table asks of its store. */
export interface WriteLog {
  nextSequence(): number;
  /** A record is written. */
  note(key: string, before: Stored | undefined, after: Stored | undefined): void;
}

/**
 * What is true stands in a `Map`. The indexes follow when somebody asks for an order, the sorted records when somebody takes the table,
 * and both when most of what they do not know has gone again.
 */
export function openTable(definition: TableDefinition<Stored>, base: Table<Stored>, log: WriteLog): WorkingTable {
  const byKey = new Map<string, Stored>();
  const records = openRecords(byKey);
  const indexes = openIndexes(definition, byKey);
  let taken: Table<Stored> | undefined;
  const put = (key: string, before: Stored | undefined, after: Stored | undefined) => {
    taken = undefined;
    indexes.note(key, before);
    const behind = records.note(key);
    if (after !== undefined) byKey.set(key, after);
    else if (byKey.delete(key) && behind > byKey.size) for (const part of [records, indexes]) part.bringUpToDate();
  };
  const replace = (other: Table<Stored>) => {
    taken = other;
    records.replace(other.records);
    indexes.replace(other.indexes);
    byKey.clear();
    for (const [key, record] of entriesOf(other.records)) byKey.set(key, record);
  };
  replace(base);
  return {
    draft: draftTable(definition, {
      ...{ byKey, indexes },
      nextSequence: () => log.nextSequence(),
      write(key, before, after) {
        log.note(key, before, after);
        put(key, before, after);
      },
    }),
    capture: () => (taken ??= { records: records.capture(), indexes: indexes.capture() }),
    restore: (key, record) => put(key, byKey.get(key), record),
    replace,
  };
}
