import { showValue, UsageError } from '../errors/usage-error.js';
import { buildTable } from './build-table.js';
import { deepFreeze } from './deep-freeze.js';
import { freezeAlike } from './freeze-alike.js';
import { emptyTable } from './write-record.js';
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

/** What snapshots have been made from: to load one is to go back to it. */
const origins = new WeakMap<object, Origin>();

interface Origin {
  readonly slices: Slices;
  readonly state: State;
}

/** The state in a form that people read. It shares the frozen records, and what is around them is frozen, too. */
export function toSnapshot(slices: Slices, state: State): Snapshot {
  const readable = (name: string) => Object.fromEntries(recordsOf(state.tables[name] ?? emptyTable<Stored>()));
  const services = Object.entries(slices).map(
    ([slice, tables]) =>
      [slice, Object.fromEntries(Object.keys(tables).map((table) => [table, readable(`${slice}.${table}`)]))] as const,
  );
  const transitions = Object.values(readable(TRANSITIONS));
  const snapshot: Snapshot = {
    version: SNAPSHOT_VERSION,
    now: state.now,
    ...deepFreeze({ counters: state.counters, ...Object.fromEntries(services), transitions }),
  };
  origins.set(snapshot, { slices, state });
  return snapshot;
}

/** The records of a table with their keys, in the order of creation. */
export function* recordsOf<R extends Stored>(table: Table<R>): Generator<readonly [key: string, record: R]> {
  yield* [...entriesOf(table.records)].toSorted(([, a], [, b]) => compareSequences(a, b));
}

/** @throws UsageError when it is no snapshot of this version, or one of a world of other services. */
export function fromSnapshot(slices: Slices, snapshot: unknown): State {
  // One that is frozen cannot have been changed since.
  const origin = isObject(snapshot) && Object.isFrozen(snapshot) ? origins.get(snapshot) : undefined;
  if (origin?.slices === slices) return { ...origin.state };
  const { now, counters, ...rest } = readEnvelope(snapshot);
  assertServices(Object.keys(slices), Object.keys(rest));
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

/** Services stand in the order in which they build on each other: the first ones can do without the later ones, which are empty then. */
function assertServices(own: readonly string[], members: readonly string[]): void {
  const saved = members.filter((member) => member !== 'version' && member !== TRANSITIONS);
  if (saved.length <= own.length && own.slice(0, saved.length).every((service) => saved.includes(service))) return;
  throw notLoadable(`it is of a world of ${saved.join(' and ')}, and this one has ${own.join(' and ')}`);
}

function restoreTable(
  name: string,
  definition: TableDefinition<Stored>,
  rest: Readonly<Record<string, unknown>>,
): Table<Stored> {
  const [slice = '', table] = name.split('.');
  const found = table === undefined ? rest[slice] : (rest[slice] as Record<string, unknown> | undefined)?.[table];
  const records = new Map<string, Stored>();
  let last: Stored | undefined;
  for (const value of isObject(found) ? Object.values(found) : []) {
    // The caller keeps the snapshot: what is loaded is frozen.
    last = freezeAlike(asStored(name, value), last);
    const key = definition.key(last);
    if (records.has(key)) throw notLoadable(`${name} has two records under the key ${key}`);
    records.set(key, last);
  }
  return buildTable(definition, [...records]);
}

function asStored(name: string, value: unknown): Stored {
  if (isObject(value) && Number.isInteger(value['sequence'])) return value as unknown as Stored;
  throw notLoadable(`${name} has a record without a sequence`);
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
