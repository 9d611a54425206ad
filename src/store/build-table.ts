import { buildSortedMap } from './build-sorted-map.js';
import { buildIndex } from './build-index.js';
import type { Entry } from './sorted-map.js';
import type { Stored, Table, TableDefinition } from './table.js';

/** A table of frozen records with all of its indexes. The records have distinct keys. */
export function buildTable(definition: TableDefinition<Stored>, records: readonly Entry<Stored>[]): Table<Stored> {
  const names = Object.keys(definition.indexes);
  return {
    records: buildSortedMap(records),
    indexes: Object.fromEntries(names.map((name) => [name, buildIndex(definition, name, records)])),
  };
}
