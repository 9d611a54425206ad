import type { TraceData, TraceLane, TraceMark } from '../src/testing/trace/trace-data.js';

export type Row = SectionRow | LaneRow | MarkRow;

export interface SectionRow {
  readonly type: 'section';
  readonly name: string;
  readonly size: number;
  readonly isOpen: boolean;
}

export interface LaneRow {
  readonly type: 'lane';
  readonly lane: TraceLane;
}

export interface MarkRow {
  readonly type: 'marks';
  readonly name: string;
  readonly marks: readonly TraceMark[];
}

const MARK_ROWS: readonly (readonly [TraceMark['type'], string])[] = [
  ['call', 'Calls'],
  ['incident', 'Incidents'],
  ['event', 'Events'],
  ['message', 'Messages'],
  ['transition', 'Transitions'],
];
/** So many rows are seen at once: nothing needs to be closed. */
const FEW_LANES = 30;

/** A row for each kind of what happened, if anything of it is left by the filter. */
export function markRows({ marks }: TraceData, filter: string): MarkRow[] {
  const left = marks.filter((mark) => contains([mark.text, ...mark.about], filter));
  return MARK_ROWS.flatMap(([type, name]) => {
    const own = left.filter((mark) => mark.type === type);
    return own.length === 0 ? [] : { type: 'marks', name, marks: own };
  });
}

/** Sections with their lanes, as far as the filter leaves them and nobody has closed them. */
export function laneRows({ lanes }: TraceData, filter: string, closed: ReadonlySet<string>): Row[] {
  const sections = new Map<string, TraceLane[]>();
  for (const lane of lanes) {
    if (
      !contains([lane.section, lane.name, lane.key, ...lane.bars.map(({ label }) => label), lastWords(lane)], filter)
    ) {
      continue;
    }
    const others = sections.get(lane.section);
    if (others === undefined) sections.set(lane.section, [lane]);
    else others.push(lane);
  }
  return [...sections].flatMap(([name, own]): Row[] => {
    const isOpen = filter !== '' || !closed.has(name);
    const section = { type: 'section', name, size: own.length, isOpen } as const;
    return [section, ...(isOpen ? own.map((lane) => ({ type: 'lane', lane }) as const) : [])];
  });
}

/** The sections in which nothing ever changes: in a large trace these are closed at first. */
export function quietSections({ lanes }: TraceData): Set<string> {
  if (lanes.length <= FEW_LANES) return new Set();
  const lively = new Set(lanes.filter(({ versions }) => versions.length > 1).map(({ section }) => section));
  return new Set(lanes.map(({ section }) => section).filter((section) => !lively.has(section)));
}

function lastWords({ versions }: TraceLane): string {
  return versions.findLast(({ words }) => words !== undefined)?.words ?? '';
}

function contains(texts: readonly string[], filter: string): boolean {
  return filter === '' || texts.some((text) => text.toLowerCase().includes(filter));
}
