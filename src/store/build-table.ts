import { buildSortedMap } from './build-sorted-map.js';
import type { Entry, SortedMap } from './sorted-map.js';
import { compositeKey, type Stored, type Table, type TableDefinition } from './table.js';

/** A table of frozen records with its indexes. The records have distinct keys. */
export function buildTable(definition: TableDefinition<Stored>, records: readonly Entry<Stored>[]): Table<Stored> {
  const indexes: Record<string, SortedMap<string>> = {};
  for (const name in definition.indexes) indexes[name] = buildIndex(definition, name, records);
  return { records: buildSortedMap(records), indexes };
}

function buildIndex(
  { indexes }: TableDefinition<Stored>,
  name: string,
  records: readonly Entry<Stored>[],
): SortedMap<string> {
  const entries: Entry<string>[] = [];
  for (const [key, record] of records) {
    const parts = indexes[name]?.(record);
    if (parts !== undefined) entries.push([compositeKey(parts, record.sequence), key]);
  }
  return buildSortedMap(entries);
}
