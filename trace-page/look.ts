import type { TraceData, TraceLane, TraceMark } from '../src/testing/trace/trace-data.js';
import type { Row } from './rows.js';
import type { TimeScale } from './time-scale.js';

/** What the reader looks at. */
export interface Look {
  readonly scale: TimeScale;
  /** In lower case. */
  readonly filter: string;
  /** The sections whose lanes are not shown. */
  readonly closed: ReadonlySet<string>;
  /** The row that keys act on. */
  readonly active: number;
  readonly selection: Selection | undefined;
}

export type Selection = VersionSelection | MarkSelection;

export interface VersionSelection {
  readonly type: 'version';
  readonly lane: TraceLane;
  readonly index: number;
}

export interface MarkSelection {
  readonly type: 'mark';
  readonly mark: TraceMark;
}

export function timeOf(selection: Selection): number {
  return selection.type === 'mark' ? selection.mark.at : (selection.lane.versions[selection.index]?.at ?? 0);
}

/** So many times as much as in front of the first. */
const ROOM_FOR_LAST_LABELS = 5;

/** All time in which anything happens, with a little room on both sides: not the time in which a test only waits. */
export function fit({ begin, end, lanes, marks }: TraceData, width: number): TimeScale {
  let last = begin;
  for (const { at } of marks) last = Math.max(last, at);
  for (const { versions } of lanes) last = Math.max(last, versions.at(-1)?.at ?? begin);
  const to = Math.min(end, last + (last - begin) * 0.15);
  const room = Math.max(50, (to - begin) * 0.02);
  return { from: begin - room, to: Math.max(to, last) + room * ROOM_FOR_LAST_LABELS, width };
}

/** What can be selected in a row, oldest first. */
export function momentsOf(row: Row | undefined): readonly Selection[] {
  if (row?.type === 'marks') return row.marks.map((mark) => ({ type: 'mark', mark }));
  if (row?.type === 'lane') return row.lane.versions.map((_, index) => ({ type: 'version', lane: row.lane, index }));
  return [];
}

export function isSame(a: Selection | undefined, b: Selection | undefined): boolean {
  if (a?.type === 'version' && b?.type === 'version') return a.lane === b.lane && a.index === b.index;
  return a?.type === 'mark' && b?.type === 'mark' && a.mark === b.mark;
}

/** What was last at that time, or else what came first. */
export function momentAt(row: Row | undefined, time: number): Selection | undefined {
  const moments = momentsOf(row);
  return moments.findLast((moment) => timeOf(moment) <= time) ?? moments[0];
}
