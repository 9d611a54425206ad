import { showValue, UsageError } from '../errors/usage-error.js';
import type { Snapshot } from './snapshot.js';
import type { Slices } from './state.js';

/** What of a snapshot is wanted, by dotted names: `now`, `counters`, `transitions`, `ecs` or `ecs.tasks`. */
export interface SnapshotSelection<Name extends string = string> {
  /** Only these. Default: everything. */
  readonly include?: readonly Name[];
  /** Not these, nor what is inside of them. Default: nothing is left out. */
  readonly omit?: readonly Name[];
}

/** Some of a snapshot, to compare: it has no version, so that nobody takes it for the whole. Empty tables are left out. */
export type SnapshotPart = Readonly<Record<string, unknown>>;

export function toSnapshotPart(
  slices: Slices,
  snapshot: Snapshot,
  { include, omit = [] }: SnapshotSelection,
): SnapshotPart {
  const tables = tableNames(slices);
  const names = ['now', 'counters', ...Object.keys(slices), ...tables, 'transitions'];
  assertNames(names, { include, omit });
  const isWanted = (name: string) => (include === undefined || covers(include, name)) && !covers(omit, name);
  const part: Record<string, unknown> = {};
  for (const name of ['now', 'counters', ...tables, 'transitions'].filter(isWanted)) {
    const [slice = '', table] = name.split('.');
    const tablesOfSlice = snapshot[slice] as Readonly<Record<string, object>>;
    if (table === undefined) part[name] = snapshot[name];
    else if (Object.keys(tablesOfSlice[table] ?? {}).length > 0) {
      part[slice] = { ...(part[slice] as object | undefined), [table]: tablesOfSlice[table] };
    }
  }
  return part;
}

function tableNames(slices: Slices): string[] {
  return Object.entries(slices).flatMap(([slice, tables]) => Object.keys(tables).map((table) => `${slice}.${table}`));
}

/** A name stands for all that is inside of it, too. */
function covers(names: readonly string[], name: string): boolean {
  return names.some((wanted) => name === wanted || name.startsWith(`${wanted}.`));
}

function assertNames(known: readonly string[], selection: SnapshotSelection): void {
  for (const option of ['include', 'omit'] as const) {
    const unknown = selection[option]?.find((name) => !known.includes(name));
    if (unknown !== undefined) {
      throw new UsageError(
        `snapshot({ ${option} }): ${showValue(unknown)} is no part of a snapshot. The parts are ${known.join(', ')}.`,
        'snapshots',
      );
    }
  }
}
