import { formatDuration } from '../clock/duration.js';
import { lookAt } from '../events/event.js';
import type { HistoryEntry } from '../store/history.js';
import { describeEntry, toSentence, type EntryWords } from './describe-entry.js';

/** What happened, a line each: virtual time since the start, what it was, and what came of it. */
export function renderTimeline(entries: readonly HistoryEntry[], startTime: number): string {
  return renderLines(mergeLines(entries), startTime).join('\n');
}

/** What happened, and when the world began. */
export interface Happenings {
  readonly entries: readonly HistoryEntry[];
  /** Epoch milliseconds. */
  readonly startTime: number;
}

/**
 * The last lines of the timeline in which one of the names stands as a whole: `web` finds `service/default/web` and the tasks of
 * that service, not `web-2`. ARNs and ids are names, too. What is left out before them is counted in a line of its own.
 */
export function timelineAbout({ entries, startTime }: Happenings, names: readonly string[], limit: number): string {
  const pattern = wholeNames(names);
  const lines = mergeLines(entries.filter((entry) => pattern.test(searchable(entry))));
  const shown = lines.slice(-limit);
  const leftOut = lines.length - shown.length;
  return [...(leftOut > 0 ? [`(${leftOut} earlier)`] : []), ...renderLines(shown, startTime)].join('\n');
}

interface Line extends EntryWords {
  readonly at: number;
  readonly type: HistoryEntry['type'];
}

/** What happens to many resources at one moment is one line, as long as no call comes between. */
function mergeLines(entries: readonly HistoryEntry[]): Line[] {
  const lines: Line[] = [];
  const alike = new Map<string, Line>();
  for (const entry of entries) {
    const { at, type } = entry;
    if (type === 'call' || type === 'incident') alike.clear();
    const line = { at, type, ...describeEntry(entry) };
    const key = `${line.at} ${line.type} ${line.text}`;
    const other = line.resources.length === 1 ? alike.get(key) : undefined;
    if (other !== undefined) other.resources.push(...line.resources);
    else {
      lines.push(line);
      alike.set(key, line);
    }
  }
  return lines;
}

function renderLines(lines: readonly Line[], startTime: number): string[] {
  return lines.map((line) => {
    const time = `+${formatDuration(line.at - startTime)}`.padEnd(12);
    return `${time} ${line.type.padEnd(10)} ${toSentence(line)}`;
  });
}

/** A name ends where another character of names would go on. */
function wholeNames(names: readonly string[]): RegExp {
  const escaped = names.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`));
  return new RegExp(`(?<![\\w-])(?:${escaped.join('|') || '(?!)'})(?![\\w-])`);
}

/** All that an entry says: much more than what its line shows. */
function searchable(entry: HistoryEntry): string {
  if (entry.type === 'call') return toText([entry.input, entry.answer?.makeOutput?.()]);
  if (entry.type === 'message') return entry.message;
  if (entry.type === 'incident') return toText(entry.about);
  if (entry.type === 'transition') return toText([entry.transition.target, entry.transition.data]);
  return toText(lookAt(entry));
}

/** An input may be no JSON, such as one that contains itself. */
function toText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
