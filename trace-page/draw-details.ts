import { changedMembers } from '../src/store/changed-members.js';
import type { TraceData, TraceLane, TraceMark } from '../src/testing/trace/trace-data.js';
import { element, type Child } from './element.js';
import { timeOf, type Selection } from './look.js';
import { recordAt, type Members } from './record-at.js';
import { offset } from './time-scale.js';

const TITLES: Readonly<Record<TraceMark['type'], string>> = {
  call: 'Call',
  incident: 'Incident',
  event: 'Event',
  message: 'Message',
  transition: 'Transition',
};
const MOST_LINKS = 40;
/** The members that are times, in epoch milliseconds. */
const TIME = /(?:At|Until|Since)$/;

/** The record or the mark that is selected, with all that is known of it. */
export function drawDetails(
  data: TraceData,
  selection: Selection,
  select: (selection: Selection | undefined) => void,
): HTMLElement[] {
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Close (Esc)' }, '×');
  close.addEventListener('click', () => select(undefined));
  const at = timeOf(selection);
  const time = element(
    'p',
    { class: 'time' },
    element('strong', {}, offset(at, data.startTime)),
    ` ${new Date(at).toISOString()}`,
  );
  const parts =
    selection.type === 'mark'
      ? drawMark(data, selection.mark, select)
      : drawVersion(data, { lane: selection.lane, index: selection.index, select });
  return [close, ...parts.slice(0, 1), time, ...parts.slice(1)];
}

interface Moment {
  readonly lane: TraceLane;
  readonly index: number;
  select(selection: Selection): void;
}

function drawVersion(data: TraceData, { lane, index, select }: Moment): HTMLElement[] {
  const version = lane.versions[index];
  const record = recordAt(lane, index);
  const before = index === 0 ? undefined : recordAt(lane, index - 1);
  const happened = data.marks.filter(
    ({ at, type, about }) => at === version?.at && (type === 'call' || type === 'incident' || about.includes(lane.key)),
  );
  const step = (to: number, text: string, label: string) => {
    const button = element('button', { type: 'button', 'aria-label': label }, text);
    button.disabled = lane.versions[to] === undefined;
    button.addEventListener('click', () => select({ type: 'version', lane, index: to }));
    return button;
  };
  return [
    element('h2', {}, lane.name),
    element('p', { class: 'key' }, lane.key),
    element(
      'p',
      { class: 'steps' },
      ...[step(index - 1, '←', 'Earlier'), ` ${index + 1} of ${lane.versions.length} `, step(index + 1, '→', 'Later')],
    ),
    element('p', { class: 'words' }, version?.words ?? 'It is gone.'),
    ...drawDiff({ before, after: record }, data.startTime),
    ...drawLinks(
      'At that moment',
      happened.map((mark) => markLink(mark, data, select)),
    ),
    ...(record === undefined ? [] : [element('h3', {}, 'Record'), drawRecord(record, data.startTime)]),
  ];
}

interface TwoRecords {
  readonly before: Members | undefined;
  readonly after: Members | undefined;
}

function drawDiff({ before, after }: TwoRecords, startTime: number): HTMLElement[] {
  if (before === undefined || after === undefined) return [];
  const rows = changedMembers(before, after).map((change) =>
    element(
      'div',
      { class: 'change' },
      element('code', {}, change.path),
      element('del', {}, show(change.before, change.path, startTime)),
      element('ins', {}, show(change.after, change.path, startTime)),
    ),
  );
  return rows.length === 0 ? [] : [element('h3', {}, 'What changed'), element('div', { class: 'diff' }, ...rows)];
}

function drawMark(data: TraceData, mark: TraceMark, select: Moment['select']): HTMLElement[] {
  const lanes = data.lanes.filter(({ key }) => mark.about.includes(key));
  const toLane = (lane: TraceLane) => {
    const index = lane.versions.findLastIndex(({ at }) => at <= mark.at);
    return link(lane.name, () => select({ type: 'version', lane, index: Math.max(0, index) }));
  };
  return [
    element('h2', mark.isError ? { class: 'bad' } : {}, TITLES[mark.type]),
    element('p', { class: 'words' }, mark.text),
    ...drawLinks('About', lanes.map(toLane)),
    ...drawDetail(mark),
  ];
}

function drawDetail({ type, detail }: TraceMark): HTMLElement[] {
  if (type === 'message') return [];
  if (detail === undefined) return [element('p', {}, 'There are too many of them to keep the details of each.')];
  return [element('h3', {}, 'Details'), element('pre', {}, detail)];
}

function drawLinks(title: string, links: readonly HTMLElement[]): HTMLElement[] {
  if (links.length === 0) return [];
  const more = links.length > MOST_LINKS ? [`and ${links.length - MOST_LINKS} more`] : [];
  const items = [...links.slice(0, MOST_LINKS), ...more].map((item: Child) => element('li', {}, item));
  return [element('h3', {}, title), element('ul', { class: 'links' }, ...items)];
}

function markLink(mark: TraceMark, data: TraceData, select: Moment['select']): HTMLElement {
  const made = link(mark.text, () => select({ type: 'mark', mark }));
  if (mark.isError) made.classList.add('bad');
  made.prepend(element('small', {}, `${mark.type} `));
  made.title = offset(mark.at, data.startTime);
  return made;
}

function link(text: string, follow: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'link' }, text);
  made.addEventListener('click', follow);
  return made;
}

/** As JSON, with times that people can read. */
function drawRecord(record: Members, startTime: number): HTMLElement {
  const lines = JSON.stringify(record, null, 2).split('\n');
  const parts = lines.flatMap((line): Child[] => {
    const [, name = '', at] = /^\s*"(\w+)": (\d+)/.exec(line) ?? [];
    if (at === undefined || !TIME.test(name)) return [`${line}\n`];
    return [line, element('i', {}, ` ${offset(Number(at), startTime)}`), '\n'];
  });
  return element('pre', {}, ...parts);
}

function show(value: unknown, path: string, startTime: number): string {
  if (value === undefined) return '';
  if (typeof value === 'number' && TIME.test(path)) return offset(value, startTime);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
