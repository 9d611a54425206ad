import { MAX_EPOCH_MS } from '../aws/max-epoch-ms.js';
import { showValue, UsageError } from '../errors/usage-error.js';
import { isOfType } from '../errors/value-type.js';
import type { Snapshot } from './snapshot.js';
import type { Counters, Slices } from './state.js';

export const SNAPSHOT_VERSION = 1;

/** What is around the records of a snapshot, once it is known to be one of a world of these services. */
export interface Envelope {
  readonly now: number;
  readonly counters: Counters;
  readonly transitions: readonly unknown[];
  /** What a table holds, by its name in a state: values with their keys. */
  entriesOf(table: string): readonly (readonly [key: string, value: unknown])[];
}

/** @throws UsageError when it is no snapshot of this version, or one of a world of other services. */
export function readEnvelope(slices: Slices, snapshot: unknown): Envelope {
  if (!isObject(snapshot)) throw notLoadable(`${showValue(snapshot)} is no object`);
  const { version, now, counters, transitions, ...services } = snapshot as Readonly<Record<string, unknown>> & Snapshot;
  if ((version as unknown) === undefined) {
    throw notLoadable('it has no version, as the parts that snapshot({ include, omit }) gives');
  }
  const wanted: number = SNAPSHOT_VERSION;
  if (version !== wanted) {
    throw notLoadable(`its version is ${showValue(version)}, and this package reads version ${wanted}`);
  }
  if (!isTime(now) || !isObject(counters) || !isArray(transitions)) {
    throw notLoadable('now, counters or transitions are missing');
  }
  assertServices(slices, services);
  return {
    now,
    counters: readCounters(counters),
    transitions,
    entriesOf(name) {
      const [slice = '', table = ''] = name.split('.');
      return Object.entries((services as Readonly<Record<string, Tables | undefined>>)[slice]?.[table] ?? {});
    },
  };
}

type Tables = Readonly<Record<string, object | undefined>>;

function readCounters({ seed, identifiers, sequence }: Counters): Counters {
  const counts = [identifiers, sequence];
  if (Number.isSafeInteger(seed) && counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    return { seed, identifiers, sequence };
  }
  throw notLoadable('its counters are no whole numbers');
}

/** Services stand in the order in which they build on each other: the first ones can do without the later ones, which are empty then. */
function assertServices(slices: Slices, saved: Readonly<Record<string, unknown>>): void {
  const own = Object.keys(slices);
  const names = Object.keys(saved);
  if (names.length > own.length || !own.slice(0, names.length).every((service) => names.includes(service))) {
    throw notLoadable(`it is of a world of ${names.join(' and ')}, and this one has ${own.join(' and ')}`);
  }
  for (const name of names) {
    const [tables, known] = [saved[name], slices[name] ?? {}];
    if (!isObject(tables)) throw notLoadable(`${name} holds no tables`);
    for (const [table, records] of Object.entries(tables)) {
      if (!Object.hasOwn(known, table)) throw notLoadable(`there is no table ${name}.${table}`);
      if (!isObject(records)) throw notLoadable(`${name}.${table} is no table`);
    }
  }
}

export function isTime(value: unknown): value is number {
  return Number.isFinite(value) && Math.abs(value as number) <= MAX_EPOCH_MS;
}

function isObject(value: unknown): value is object {
  return isOfType(value, 'object');
}

function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function notLoadable(why: string): UsageError {
  return new UsageError(
    `Failed to load the snapshot: ${why}. Load what snapshot() of the same version of aws-ecs-batch-mock returned.`,
    'snapshots',
  );
}
