import { draftTable, type TableDraft } from './draft-table.js';
import { deleteEntry, emptySortedMap, entriesOf, setEntry, share } from './sorted-map.js';
import type { Stored, Table, TableDefinition } from './table.js';
import { openIndexes } from './working-indexes.js';

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
  let taken: Table<Stored> | undefined;
  let records = emptySortedMap<Stored>();
  const byKey = new Map<string, Stored>();
  const unsorted = new Set<string>();
  const indexes = openIndexes(definition, byKey);
  const bringUpToDate = () => {
    for (const key of unsorted) {
      const record = byKey.get(key);
      records = record === undefined ? deleteEntry(records, key) : setEntry(records, key, record);
    }
    unsorted.clear();
    indexes.bringUpToDate();
  };
  const put = (key: string, before: Stored | undefined, after: Stored | undefined) => {
    taken = undefined;
    unsorted.add(key);
    indexes.note(key, before);
    if (after !== undefined) byKey.set(key, after);
    else if (byKey.delete(key) && unsorted.size > byKey.size) bringUpToDate();
  };
  const replace = (other: Table<Stored>) => {
    taken = other;
    records = other.records;
    indexes.replace(other.indexes);
    unsorted.clear();
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
    capture() {
      if (taken !== undefined) return taken;
      bringUpToDate();
      share(records);
      return (taken = { records, indexes: indexes.capture() });
    },
    restore: (key, record) => put(key, byKey.get(key), record),
    replace,
  };
}
