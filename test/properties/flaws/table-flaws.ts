import { buildIndex } from '../../../src/store/build-index.js';
import { tableDefinitions } from '../../../src/store/store.js';
import { entriesOf, type SortedMap } from '../../../src/store/sorted-map.js';
import type { Slices, State } from '../../../src/store/state.js';
import type { Stored, Table, TableDefinition } from '../../../src/store/table.js';

/** What is wrong with how the store holds records: tables that have not changed since `before` are left out. */
export function flawsOfTables(slices: Slices, state: State, before?: State): string[] {
  return [...tableDefinitions(slices)].flatMap(([name, definition]) => {
    const table = state.tables[name];
    if (table === undefined || table === before?.tables[name]) return [];
    return flawsOfTable(definition, table, state).map((flaw) => `${name}: ${flaw}`);
  });
}

function flawsOfTable(definition: TableDefinition<Stored>, table: Table<Stored>, { counters }: State): string[] {
  const records = [...entriesOf(table.records)];
  const byKey = new Map(records);
  const sequences = new Set(records.map(([, { sequence }]) => sequence));
  return [
    ...(table.records.size === records.length ? [] : [`counts ${table.records.size} of ${records.length} records`]),
    ...(sequences.size === records.length ? [] : ['has a sequence twice']),
    // An index that nobody has asked for is not there.
    ...Object.entries(table.indexes).flatMap(([name, index]) =>
      flawsOfIndex(name, index, buildIndex(definition, name, byKey)),
    ),
    ...records.flatMap(([key, record]) => [
      ...(definition.key(record) === key ? [] : [`${key} is the record ${definition.key(record)}`]),
      ...(record.sequence <= counters.sequence ? [] : [`${key} is from the future`]),
      ...flawsOfJson(record, key),
    ]),
  ];
}

function flawsOfIndex(name: string, index: SortedMap<string>, expected: SortedMap<string>): string[] {
  const [own, right] = [index, expected].map((map) => (map === undefined ? [] : [...entriesOf(map)].map(String)));
  if (index.size !== own?.length) return [`the index ${name} counts ${index.size} of ${own?.length} entries`];
  const [lost, stray] = [
    right?.filter((one) => !own.includes(one)),
    own.filter((one) => right?.includes(one) !== true),
  ];
  const isSame = own.join('\n') === right?.join('\n');
  return isSame ? [] : [`the index ${name} lacks ${lost?.join(' ')} and has ${stray.join(' ')}`];
}

/** What a snapshot would not hold, and what somebody could change. */
function flawsOfJson(value: unknown, path: string): string[] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== 'object') return [`${path} is ${typeof value}`];
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return [
    ...(isPlain ? [] : [`${path} is no plain object`]),
    ...(Object.isFrozen(value) ? [] : [`${path} is not frozen`]),
    ...Object.entries(value).flatMap(([name, member]) => flawsOfJson(member, `${path}.${name}`)),
  ];
}
