import { deleteEntry, emptySortedMap, setEntry, share, type SortedMap } from './sorted-map.js';
import { compositeKey, type KeyParts, type Stored, type Table, type TableDefinition } from './table.js';

export function emptyTable<R>(): Table<R> {
  return { records: emptySortedMap<R>(), indexes: {} };
}

export function shareTable<R>(table: Table<R>): Table<R> {
  share(table.records);
  for (const index of Object.values(table.indexes)) share(index);
  return table;
}

export interface RecordChange<R> {
  readonly key: string;
  readonly before: R | undefined;
  readonly after: R | undefined;
}

/** Gives the table with the change: the same one, unless it is shared. */
export function writeRecord<R extends Stored>(
  definition: TableDefinition<R>,
  table: Table<R>,
  { key, before, after }: RecordChange<R>,
): Table<R> {
  const records = after === undefined ? deleteEntry(table.records, key) : setEntry(table.records, key, after);
  // The maps of a table are shared together.
  const indexes: Record<string, SortedMap<string>> = records === table.records ? table.indexes : { ...table.indexes };
  const isSameRecord = before?.sequence === after?.sequence;
  for (const name in indexes) {
    const partsOf = definition.indexes[name];
    const from = before && partsOf?.(before);
    const to = after && partsOf?.(after);
    if (isSameRecord && isSameKey(from, to)) continue;
    let index = indexes[name] as SortedMap<string>;
    if (before !== undefined && from !== undefined) index = deleteEntry(index, compositeKey(from, before.sequence));
    if (after !== undefined && to !== undefined) index = setEntry(index, compositeKey(to, after.sequence), key);
    indexes[name] = index;
  }
  return records === table.records ? table : { records, indexes };
}

/** Most changes of a record leave its place in most indexes. */
function isSameKey(a: KeyParts | undefined, b: KeyParts | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}
