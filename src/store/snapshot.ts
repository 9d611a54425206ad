import { readSafely } from '../errors/read-safely.js';
import { showValue } from '../errors/usage-error.js';
import { buildSortedMap } from './build-sorted-map.js';
import { freezeAlike } from './freeze-alike.js';
import { notLoadable, readEnvelope, SNAPSHOT_VERSION, type Envelope } from './read-envelope.js';
import { readRecord, readTransition } from './read-record.js';
import { entriesOf } from './sorted-map.js';
import type { Counters, Slices, State } from './state.js';
import { tableDefinitions } from './store.js';
import { compareSequences, emptyTable, type Stored, type Table, type TableDefinition } from './table.js';
import type { Transition } from './transition.js';

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
  const snapshot: Snapshot = {
    version: SNAPSHOT_VERSION,
    now: state.now,
    ...freezeAlike({ counters: state.counters, ...Object.fromEntries(services), transitions: state.transitions }),
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
  return readSafely(() => restore(slices, snapshot), { name: 'The snapshot', topic: 'snapshots' });
}

function restore(slices: Slices, snapshot: unknown): State {
  // One that is frozen cannot have been changed since.
  const origin = Object.isFrozen(snapshot) ? origins.get(snapshot as object) : undefined;
  if (origin?.slices === slices) return { ...origin.state };
  const envelope = readEnvelope(slices, snapshot);
  const { now, counters } = envelope;
  const tables = [...tableDefinitions(slices)].map(
    ([name, definition]) => [name, restoreTable(name, definition, envelope)] as const,
  );
  return { now, counters, tables: Object.fromEntries(tables), transitions: restoreTransitions(envelope) };
}

function restoreTable(
  name: string,
  definition: TableDefinition<Stored>,
  { counters, entriesOf: savedOf }: Envelope,
): Table<Stored> {
  const records = new Map<string, Stored>();
  const sequences = new Set<number>();
  let last: Stored | undefined;
  for (const [savedAs, value] of savedOf(name)) {
    last = freezeAlike(readRecord(value, name, counters), last);
    const key = definition.key(last);
    if (typeof key !== 'string' || key !== savedAs) {
      throw notLoadable(`the record ${showValue(savedAs)} of ${name} calls itself ${showValue(key)}`);
    }
    if (records.has(key)) throw notLoadable(`${name} has two records under the key ${showValue(key)}`);
    assertNew(sequences, name, last);
    // What people read of it, and what it is found by, is made of the members that matter most.
    definition.describe(last);
    for (const partsOf of Object.values(definition.indexes)) partsOf(last);
    records.set(key, last);
  }
  return { records: buildSortedMap([...records]), indexes: {} };
}

function restoreTransitions({ counters, transitions }: Envelope): readonly Transition[] {
  const sequences = new Set<number>();
  let last: Transition | undefined;
  const restored = transitions.map((value) => {
    last = freezeAlike(readTransition(value, counters), last);
    assertNew(sequences, 'transitions', last);
    return last;
  });
  return restored.toSorted(compareSequences);
}

function assertNew(sequences: Set<number>, table: string, { sequence }: Stored): void {
  if (sequences.has(sequence)) throw notLoadable(`${table} has two records of the sequence ${sequence}`);
  sequences.add(sequence);
}
