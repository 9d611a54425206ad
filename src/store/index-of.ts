import { buildSortedMap } from './build-sorted-map.js';
import { entriesOf, type Entry, type SortedMap } from './sorted-map.js';
import { compositeKey, type Stored, type Table, type TableDefinition } from './table.js';

/** An index of a table. It is built when somebody first asks for it, and kept true by all writes from then on: most are never asked for. */
export function indexOf(definition: TableDefinition<Stored>, table: Table<Stored>, name: string): SortedMap<string> {
  return (table.indexes[name] ??= buildIndex(definition, name, entriesOf(table.records)));
}

export function buildIndex(
  { indexes }: TableDefinition<Stored>,
  name: string,
  records: Iterable<Entry<Stored>>,
): SortedMap<string> {
  const entries: Entry<string>[] = [];
  for (const [key, record] of records) {
    const parts = indexes[name]?.(record);
    if (parts !== undefined) entries.push([compositeKey(parts, record.sequence), key]);
  }
  return buildSortedMap(entries);
}
