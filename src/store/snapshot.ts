import { showValue, UsageError } from '../errors/usage-error.js';
import { emptyTable, restoreRecord } from './write-record.js';
import { entriesOf } from './sorted-map.js';
import { TRANSITIONS, type Counters, type Slices, type State } from './state.js';
import { tableDefinitions } from './store.js';
import { compareSequences, type Stored, type Table, type TableDefinition } from './table.js';

/** The world as plain JSON. Loaded, it goes on exactly as the world that it was taken from. */
export interface Snapshot {
  /** Of this format: `load` refuses others. */
  readonly version: typeof SNAPSHOT_VERSION;
  /** Virtual time, epoch milliseconds. */
  readonly now: number;
  /** What the next identifiers are made from. */
  readonly counters: Counters;
  /** Service → table → primary key → record, in the order of creation. */
  readonly [slice: string]: unknown;
  /** What will happen, in the order of scheduling. */
  readonly transitions: readonly unknown[];
}

export const SNAPSHOT_VERSION = 1;

/** The state in a form that people read. It shares the frozen records. */
export function toSnapshot(slices: Slices, state: State): Snapshot {
  const readable = (name: string) => Object.fromEntries(recordsOf(state.tables[name] ?? emptyTable<Stored>()));
  const services = Object.entries(slices).map(
    ([slice, tables]) =>
      [slice, Object.fromEntries(Object.keys(tables).map((table) => [table, readable(`${slice}.${table}`)]))] as const,
  );
  const transitions = Object.values(readable(TRANSITIONS));
  return {
    version: SNAPSHOT_VERSION,
    now: state.now,
    counters: state.counters,
    ...Object.fromEntries(services),
    transitions,
  };
}

/** The records of a table with their keys, in the order of creation. */
export function* recordsOf<R extends Stored>(table: Table<R>): Generator<readonly [key: string, record: R]> {
  yield* [...entriesOf(table.records)].toSorted(([, a], [, b]) => compareSequences(a, b));
}

/** @throws UsageError when it is no snapshot of this version. */
export function fromSnapshot(slices: Slices, snapshot: unknown): State {
  const { now, counters, ...rest } = readEnvelope(snapshot);
  const tables = [...tableDefinitions(slices)].map(
    ([name, definition]) => [name, restoreTable(name, definition, rest)] as const,
  );
  return { now, counters, tables: Object.fromEntries(tables) };
}

function readEnvelope(snapshot: unknown): Snapshot {
  const { version, now, counters, transitions } = isObject(snapshot) ? snapshot : {};
  if (isObject(snapshot) && version === undefined) {
    throw notLoadable('it has no version, as the parts that snapshot({ include, omit }) gives');
  }
  if (version !== SNAPSHOT_VERSION) {
    throw notLoadable(`its version is ${showValue(version)}, and this package reads version ${SNAPSHOT_VERSION}`);
  }
  const numbers = isObject(counters)
    ? [now, counters['seed'], counters['identifiers'], counters['sequence']]
    : [undefined];
  if (!numbers.every(Number.isFinite) || !Array.isArray(transitions)) {
    throw notLoadable('now, counters or transitions are missing');
  }
  return snapshot as Snapshot;
}

function restoreTable(
  name: string,
  definition: TableDefinition<Stored>,
  rest: Readonly<Record<string, unknown>>,
): Table<Stored> {
  const [slice = '', table] = name.split('.');
  const found = table === undefined ? rest[slice] : (rest[slice] as Record<string, unknown> | undefined)?.[table];
  const records: unknown[] = isObject(found) ? Object.values(found) : [];
  return records.reduce<Table<Stored>>((restored, record) => {
    if (!isObject(record) || !Number.isInteger(record['sequence'])) {
      throw notLoadable(`${name} has a record without a sequence`);
    }
    return restoreRecord(definition, restored, structuredCopy(record) as Stored);
  }, emptyTable<Stored>());
}

/** The caller keeps the snapshot: what is loaded is frozen. */
function structuredCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function notLoadable(why: string): UsageError {
  return new UsageError(
    `Failed to load the snapshot: ${why}. Load what snapshot() of the same version of aws-ecs-batch-mock returned.`,
    'snapshots',
  );
}
