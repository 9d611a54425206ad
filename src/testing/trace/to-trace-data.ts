import { lookAt } from '../../events/event.js';
import { shortName } from '../../store/changes.js';
import type { CallAnswer, HistoryEntry } from '../../store/history.js';
import type { Stored } from '../../store/table.js';
import { describeEntry, toSentence, type EntryWords } from '../describe-entry.js';
import { listBars } from './list-bars.js';
import { beginOf, listLanes, type Lane, type Past } from './list-lanes.js';
import type { TraceData, TraceLane, TraceMark, TraceVersion } from './trace-data.js';

/** Of a kind of which there are more, none has its detail: the page has to stay light. */
const MOST_DETAILS = 2_000;
const LONGEST_DETAIL = 10_000;

export interface TraceHead {
  readonly title: string;
  readonly startTime: number;
}

/** What the page shows of a world. */
export function toTraceData(past: Past, head: TraceHead): TraceData {
  const end = past.state.now;
  return {
    ...head,
    begin: beginOf(past),
    end,
    lanes: listLanes(past).map((lane) => toTraceLane(lane, end)),
    marks: toMarks(past.entries),
  };
}

function toTraceLane(lane: Lane, end: number): TraceLane {
  const { kind, key, name, versions } = lane;
  return {
    ...{ section: kind.section, name, key, bars: listBars(lane, end) },
    versions: versions.map(({ at, record }, index): TraceVersion => {
      const before = versions[index - 1]?.record;
      return { at, words: record && kind.wordsOf(record), change: changeOf(before, record) };
    }),
  };
}

/** Records share what has not changed: a comparison of references finds the rest. */
function changeOf(before: Stored | undefined, after: Stored | undefined): TraceVersion['change'] {
  if (after === undefined) return {};
  const old: Readonly<Record<string, unknown>> = { ...before };
  const changed = Object.entries(after).filter(([name, value]) => old[name] !== value);
  const removed = Object.keys(old).filter((name) => !(name in after));
  return Object.fromEntries([...changed, ...removed.map((name) => [name, null] as const)]);
}

function toMarks(entries: readonly HistoryEntry[]): TraceMark[] {
  const counts = new Map<string, number>();
  for (const { type } of entries) counts.set(type, (counts.get(type) ?? 0) + 1);
  return entries.map((entry): TraceMark => {
    const { type, at } = entry;
    const hasDetail = (counts.get(type) ?? 0) <= MOST_DETAILS;
    const words = hasDetail ? describeEntry(entry) : describeBriefly(entry);
    return {
      ...{ type, at, text: toSentence(words), about: keysOf(entry) },
      isError: type === 'call' && entry.answer?.error !== undefined,
      detail: hasDetail ? detailOf(entry) : undefined,
    };
  });
}

/** To make what an event tells takes time. */
function describeBriefly(entry: HistoryEntry): EntryWords {
  if (entry.type !== 'event') return describeEntry(entry);
  return { text: [entry.eventType.detailType, ...keysOf(entry).map(shortName)].join(' '), resources: [] };
}

function keysOf(entry: HistoryEntry): readonly string[] {
  if (entry.type === 'transition') return [entry.transition.target];
  return entry.type === 'event' ? lookAt(entry).resources : [];
}

function detailOf(entry: HistoryEntry): string | undefined {
  if (entry.type === 'call') return toText({ input: entry.input, ...toAnswerDetail(entry.answer) });
  if (entry.type === 'event') return toText(lookAt(entry));
  if (entry.type === 'incident') return toText(entry.about);
  return entry.type === 'transition' ? toText(entry.transition) : undefined;
}

function toAnswerDetail({ makeOutput, ...answer }: Partial<CallAnswer> = {}): object {
  return { ...answer, ...(makeOutput && { output: makeOutput() }) };
}

function toText(value: unknown): string {
  try {
    const text = JSON.stringify(value, null, 2);
    return text.length <= LONGEST_DETAIL
      ? text
      : `${text.slice(0, LONGEST_DETAIL)}\n… ${text.length} characters in all`;
  } catch (error) {
    return String(error);
  }
}
