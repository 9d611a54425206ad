import { operationOf } from '../../pipeline/command-name.js';
import type { CallEntry, HistoryEntry, IncidentEntry } from '../../store/history.js';
import type { Bar } from './bar.js';
import { listBars } from './list-bars.js';
import { listLanes, type Lane, type Past } from './list-lanes.js';
import type { Tone } from './tone.js';

/** What people want to see of a test. The rest is in the trace. */
const DRAWN = ['ecs.services', 'ecs.serviceDeployments', 'batch.jobs', 'ecs.tasks'];
/** Mermaid refuses what is much larger, and nobody reads it. */
const MOST_LANES = 60;
const MOST_MILESTONES = 60;

const TAGS: Readonly<Record<Tone, string>> = {
  waiting: '',
  progress: 'active, ',
  good: 'active, ',
  ending: 'done, ',
  over: 'done, ',
  bad: 'crit, ',
};

/** What happened as a Gantt chart in the language of Mermaid: bars by state; calls and incidents as milestones. */
export function renderMermaid(past: Past): string {
  const milestones = mergeAlike(past.entries.filter(isMilestone).map(toMilestone));
  const lanes = listLanes(past);
  const rows = DRAWN.flatMap((table) =>
    mergeAlike(lanes.filter(({ kind }) => kind.table === table).map((lane) => toRow(lane, past.state.now))),
  );
  const leftOut = Math.max(0, milestones.length - MOST_MILESTONES) + Math.max(0, rows.length - MOST_LANES);
  return [
    'gantt',
    ...(leftOut > 0 ? [`  title ${leftOut} more rows are left out`] : []),
    '  dateFormat x',
    '  axisFormat %H:%M:%S',
    ...renderSections([...milestones.slice(0, MOST_MILESTONES), ...rows.slice(0, MOST_LANES)]),
  ].join('\n');
}

interface Row {
  readonly section: string;
  readonly name: string;
  /** What those that may be one row have in common in their names. */
  readonly group: string;
  readonly bars: readonly Bar[];
}

/** Those of a group to which the same happened at the same moments are one row, with their number. */
function mergeAlike(rows: readonly Row[]): Row[] {
  const alike = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.section, row.group, row.bars]);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [row]);
    else others.push(row);
  }
  return [...alike.values()].flatMap(([row, ...others]) => {
    if (row === undefined || others.length === 0) return row ?? [];
    return { ...row, name: `${row.group} ×${others.length + 1}` };
  });
}

function renderSections(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ section }) => section))].flatMap((section) => [
    `  section ${section}`,
    ...rows.filter((row) => row.section === section).flatMap(renderRow),
  ]);
}

/** Each line begins with a word of AWS, so that no name is read as a keyword. */
function renderRow({ name, bars }: Row): string[] {
  return bars.map(({ label, tone, from, to, isFinal }) => {
    const [milestone, end] = isFinal ? ['milestone, ', from] : ['', to];
    return `  ${plain(`${label} ${name}`)} :${TAGS[tone]}${milestone}${from}, ${end}`;
  });
}

/** Mermaid ends a name at `:`, and gives `#`, `;` and `%%` a meaning. */
function plain(text: string): string {
  return text
    .replaceAll(':', '∶')
    .replaceAll(/[^\p{L}\p{N} ._/()×…∶@=-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

type MilestoneEntry = CallEntry | IncidentEntry;

function isMilestone(entry: HistoryEntry): entry is MilestoneEntry {
  return entry.type === 'call' || entry.type === 'incident';
}

function toMilestone(entry: MilestoneEntry): Row {
  const at = { from: entry.at, to: entry.at, isFinal: true };
  if (entry.type === 'incident') {
    return { section: 'Incidents', name: '', group: '', bars: [{ label: entry.name, tone: 'ending', ...at }] };
  }
  const { name = '' } = entry.answer?.error ?? {};
  const tone = name === '' ? 'progress' : 'bad';
  return { section: 'Calls', name, group: name, bars: [{ label: operationOf(entry.commandName), tone, ...at }] };
}

/** A name is followed by an id, where it does not say enough. */
function toRow(lane: Lane, end: number): Row {
  const { name, kind } = lane;
  const [group = name] = name.split(' ');
  return { section: kind.section, name, group, bars: listBars(lane, end) };
}
