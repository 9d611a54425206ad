import { deleteEntry, emptySortedMap, setEntry, share, type SortedMap } from './sorted-map.js';
import type { Stored } from './table.js';

/** The records of a table in order: whoever takes the table has them brought up to date. */
export interface WorkingRecords {
  /** A record is written. Gives how many have been since they were last brought up to date. */
  note(key: string): number;
  bringUpToDate(): void;
  /** As they are now. They stay so. */
  capture(): SortedMap<Stored>;
  /** Puts those of another table in place of these. */
  replace(others: SortedMap<Stored>): void;
}

export function openRecords(byKey: ReadonlyMap<string, Stored>): WorkingRecords {
  let records = emptySortedMap<Stored>();
  const behind = new Set<string>();
  const bringUpToDate = () => {
    for (const key of behind) {
      const record = byKey.get(key);
      records = record === undefined ? deleteEntry(records, key) : setEntry(records, key, record);
    }
    behind.clear();
  };
  return {
    note: (key) => behind.add(key).size,
    bringUpToDate,
    capture() {
      bringUpToDate();
      share(records);
      return records;
    },
    replace(others) {
      records = others;
      behind.clear();
    },
  };
}
