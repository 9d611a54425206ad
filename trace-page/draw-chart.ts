import type { TraceData } from '../src/testing/trace/trace-data.js';
import { drawRow } from './draw-row.js';
import { element, find } from './element.js';
import { timeOf, type Look, type Selection } from './look.js';
import type { Row } from './rows.js';
import { offset, ticks, toX } from './time-scale.js';

export const ROW_HEIGHT = 26;
/** Nobody prints more, and the printer would take its time. */
const MOST_PRINTED = 400;

const EMPTY = {
  trace: 'Nothing is there, and nothing has happened.',
  filter: 'Nothing here has that in its name or state.',
};

/** What is drawn: rows that always stay in sight, and rows that scroll. */
export interface Drawing {
  readonly data: TraceData;
  readonly marks: readonly Row[];
  readonly lanes: readonly Row[];
  readonly look: Look;
  readonly isPrinted: boolean;
}

export function drawChart(drawing: Drawing): void {
  const { marks, lanes, look } = drawing;
  drawAxis(drawing);
  find('.marks').replaceChildren(...marks.map((row, index) => draw(drawing, row, index)));
  const { first, last } = rowsInSight(drawing);
  const all = find('.all');
  all.style.height = `${lanes.length * ROW_HEIGHT}px`;
  const drawn = lanes.slice(first, last).map((row, index) => {
    const made = draw(drawing, row, marks.length + first + index);
    made.style.top = `${(first + index) * ROW_HEIGHT}px`;
    return made;
  });
  const isCut = drawing.isPrinted && last < lanes.length;
  all.replaceChildren(
    ...drawn,
    ...(isCut ? [element('p', { class: 'cut' }, `${lanes.length - last} more rows are not printed.`)] : []),
    ...(lanes.length + marks.length === 0
      ? [element('p', { class: 'empty' }, EMPTY[look.filter === '' ? 'trace' : 'filter'])]
      : []),
  );
  drawCursor(drawing);
  const chart = find('.chart');
  chart.setAttribute('aria-rowcount', `${marks.length + lanes.length}`);
  chart.setAttribute('aria-activedescendant', `row-${drawing.look.active}`);
}

function rowsInSight({ lanes, isPrinted }: Drawing): { readonly first: number; readonly last: number } {
  if (isPrinted) return { first: 0, last: Math.min(lanes.length, MOST_PRINTED) };
  const { scrollTop, clientHeight } = find('.lanes');
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - 4);
  return { first, last: Math.min(lanes.length, Math.ceil((scrollTop + clientHeight) / ROW_HEIGHT) + 4) };
}

function draw({ data, look }: Drawing, row: Row, position: number): HTMLElement {
  const { scale, active, selection } = look;
  const { startTime } = data;
  return drawRow(row, {
    ...{ scale, startTime, position },
    isActive: position === active,
    isSelected: isOf(row, selection),
  });
}

function isOf(row: Row, selection: Selection | undefined): boolean {
  if (selection === undefined || row.type === 'section') return false;
  if (selection.type === 'version') return row.type === 'lane' && row.lane === selection.lane;
  return row.type === 'marks' && row.marks.includes(selection.mark);
}

function drawAxis({ data, look: { scale } }: Drawing): void {
  const labels = ticks(scale, data.startTime).map((at) =>
    element(
      'span',
      { style: `left:${toX(scale, at)}px`, title: new Date(at).toISOString() },
      offset(at, data.startTime),
    ),
  );
  find('.axis').replaceChildren(element('div', { class: 'track' }, ...labels));
}

function drawCursor({ look: { scale, selection } }: Drawing): void {
  const cursor = find('.cursor');
  const x = selection === undefined ? -1 : toX(scale, timeOf(selection));
  cursor.hidden = x < 0 || x > scale.width;
  cursor.style.setProperty('--x', `${x}px`);
}
