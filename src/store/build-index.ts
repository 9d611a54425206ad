import { buildSortedMap } from './build-sorted-map.js';
import type { Entry, SortedMap } from './sorted-map.js';
import { compositeKey, type Stored, type TableDefinition } from './table.js';

/** An index of the records. */
export function buildIndex(
  { indexes }: TableDefinition<Stored>,
  name: string,
  records: ReadonlyMap<string, Stored>,
): SortedMap<string> {
  const entries: Entry<string>[] = [];
  const partsOf = indexes[name];
  records.forEach((record, key) => {
    const parts = partsOf?.(record);
    if (parts !== undefined) entries.push([compositeKey(parts, record.sequence), key]);
  });
  return buildSortedMap(entries);
}
