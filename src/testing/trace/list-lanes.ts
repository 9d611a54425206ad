import type { Commit, HistoryEntry } from '../../store/history.js';
import { recordsOf } from '../../store/snapshot.js';
import type { Slices, State } from '../../store/state.js';
import type { Stored } from '../../store/table.js';
import { laneKinds, type LaneKind } from './lane-kinds.js';

/** What is known of a world: how it is, and how it came about. */
export interface Past {
  readonly slices: Slices;
  readonly state: State;
  readonly commits: readonly Commit[];
  readonly entries: readonly HistoryEntry[];
}

/** A record over time. */
export interface Lane {
  readonly kind: LaneKind;
  readonly key: string;
  readonly name: string;
  /** Oldest first. */
  readonly versions: readonly Version[];
}

export interface Version {
  /** Virtual time, epoch milliseconds. */
  readonly at: number;
  /** Undefined: it is gone. */
  readonly record: Stored | undefined;
}

/** All records that are or were, by kind, in the order of creation. What nobody has written was there from the beginning. */
export function listLanes(past: Past): Lane[] {
  const written = versionsByTable(past);
  return laneKinds(past.slices).flatMap((kind) => {
    const versionsOf = written.get(kind.table) ?? new Map<string, Version[]>();
    const table = past.state.tables[kind.table];
    for (const [key, record] of table === undefined ? [] : recordsOf(table)) {
      if (!versionsOf.has(key)) versionsOf.set(key, [{ at: beginOf(past), record }]);
    }
    return [...versionsOf].flatMap(([key, versions]) => toLane(kind, key, versions)).toSorted(byCreation);
  });
}

/** When what is known begins. */
export function beginOf({ state, commits: [commit], entries: [entry] }: Past): number {
  return Math.min(state.now, ...[commit, entry].flatMap((first) => first?.at ?? []));
}

function versionsByTable(past: Past): Map<string, Map<string, Version[]>> {
  const begin = beginOf(past);
  const tables = new Map<string, Map<string, Version[]>>();
  for (const { at, writes } of past.commits) {
    for (const { table, key, before, after } of writes) {
      const versionsOf = tables.get(table) ?? new Map<string, Version[]>();
      tables.set(table, versionsOf);
      const versions = versionsOf.get(key) ?? (before === undefined ? [] : [{ at: begin, record: before }]);
      versionsOf.set(key, versions);
      versions.push({ at, record: after });
    }
  }
  return tables;
}

function toLane(kind: LaneKind, key: string, versions: readonly Version[]): Lane[] {
  const latest = versions.findLast(({ record }) => record !== undefined)?.record;
  if (latest === undefined || kind.wordsOf(latest) === undefined) return [];
  return [{ kind, key, name: kind.nameOf(latest, key), versions }];
}

function byCreation(a: Lane, b: Lane): number {
  return sequenceOf(a) - sequenceOf(b);
}

function sequenceOf({ versions }: Lane): number {
  return versions.find(({ record }) => record !== undefined)?.record?.sequence ?? 0;
}
