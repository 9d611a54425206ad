import type { Bar } from '../src/testing/trace/bar.js';
import type { TraceLane, TraceMark } from '../src/testing/trace/trace-data.js';
import { formatDuration } from '../src/clock/duration.js';
import { element } from './element.js';
import type { Row } from './rows.js';
import { offset, toX, type TimeScale } from './time-scale.js';

/** How a row is to be drawn. */
export interface RowStyle {
  readonly scale: TimeScale;
  readonly startTime: number;
  /** Among all rows. */
  readonly position: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
}

/** Marks that are nearer to each other are drawn as one. */
const CLUSTER_PIXELS = 9;
const LEAST_PIXELS_FOR_TEXT = 34;
const LEAST_PIXELS_FOR_COUNT = 28;
const LEAST_PIXELS_FOR_NAME = 60;
/** Of a tooltip. */
const MOST_LINES = 8;

export function drawRow(row: Row, style: RowStyle): HTMLElement {
  const { position, isActive, isSelected } = style;
  const classes = ['row', row.type, ...(isActive ? ['active'] : []), ...(isSelected ? ['selected'] : [])];
  const attributes = {
    ...{ class: classes.join(' '), role: 'row', id: `row-${position}`, 'data-row': `${position}` },
    'aria-rowindex': `${position + 1}`,
    ...(row.type === 'section' && { 'aria-expanded': `${row.isOpen}` }),
    ...(row.type === 'lane' && { 'aria-label': `${row.lane.name}, ${row.lane.bars.at(-1)?.label ?? 'gone'}` }),
  };
  return element('div', attributes, ...drawCells(row, style));
}

function drawCells(row: Row, style: RowStyle): HTMLElement[] {
  if (row.type === 'section') return drawPair(`${row.isOpen ? '▾' : '▸'} ${row.name} (${row.size})`, []);
  if (row.type === 'marks') return drawPair(`${row.name} (${row.marks.length})`, drawMarks(row.marks, style));
  return drawPair(row.lane.name, drawBars(row.lane, style), row.lane.key);
}

function drawPair(name: string, parts: readonly HTMLElement[], title = ''): HTMLElement[] {
  return [
    element('div', { class: 'name', role: 'rowheader', title }, name),
    element('div', { class: 'track', role: 'gridcell' }, ...parts),
  ];
}

function drawBars(lane: TraceLane, style: RowStyle): HTMLElement[] {
  const { scale } = style;
  const seen = lane.bars.filter(({ from, to }) => to >= scale.from && from <= scale.to);
  const begins = new Set(lane.bars.map(({ from }) => from));
  const steps = lane.versions.filter(({ at }) => at >= scale.from && at <= scale.to && !begins.has(at));
  const pixels = new Set(steps.map(({ at }) => Math.round(toX(scale, at))));
  return [
    ...seen.map((bar) => drawBar(bar, bar === lane.bars.at(-1), style)),
    ...Array.from(pixels, (x) => element('i', { class: 'step', style: `left:${x}px` })),
  ];
}

/** Nothing stands behind the last bar, so there is room for its label. */
function drawBar(bar: Bar, isLast: boolean, { scale, startTime }: RowStyle): HTMLElement {
  const { label, tone, from, to, isFinal } = bar;
  const left = Math.max(-4, toX(scale, from));
  const width = Math.max(2, Math.min(scale.width + 4, toX(scale, to)) - left);
  const title = `${label}\n${offset(from, startTime)} to ${offset(to, startTime)} (${formatDuration(to - from)})`;
  const isShort = width < LEAST_PIXELS_FOR_TEXT;
  const classes = ['bar', tone, ...(isLast && isShort ? ['short'] : []), ...(isFinal ? ['final'] : [])].join(' ');
  const text = isLast || !isShort ? label : '';
  return element('div', { class: classes, title, style: `left:${left}px;width:${width}px` }, element('span', {}, text));
}

/** Marks that would cover each other. */
interface Cluster {
  readonly x: number;
  readonly marks: TraceMark[];
}

function drawMarks(marks: readonly TraceMark[], { scale, startTime }: RowStyle): HTMLElement[] {
  const clusters: Cluster[] = [];
  for (const mark of marks) {
    if (mark.at < scale.from || mark.at > scale.to) continue;
    const x = toX(scale, mark.at);
    const last = clusters.at(-1);
    if (last !== undefined && x - last.x < CLUSTER_PIXELS) last.marks.push(mark);
    else clusters.push({ x, marks: [mark] });
  }
  return clusters.map((cluster, index) => {
    const room = (clusters[index + 1]?.x ?? scale.width) - cluster.x;
    return drawCluster(cluster, room, startTime);
  });
}

function drawCluster({ x, marks }: Cluster, room: number, startTime: number): HTMLElement {
  const isError = marks.some((mark) => mark.isError);
  const lines = marks.slice(0, MOST_LINES).map(({ at, text }) => `${offset(at, startTime)} ${text}`);
  const left = marks.length - lines.length;
  const title = [...lines, ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
  const count = marks.length > 1 && room > LEAST_PIXELS_FOR_COUNT ? `${marks.length} ` : '';
  const name = (marks.find((mark) => mark.isError) ?? marks[0])?.text.split(' {')[0] ?? '';
  const text = room > LEAST_PIXELS_FOR_NAME ? `${count}${name}` : count;
  return element(
    'div',
    { class: `mark${isError ? ' bad' : ''}`, title, style: `left:${x}px` },
    element('span', { style: `max-width:${Math.max(0, room - 14)}px` }, text),
  );
}
