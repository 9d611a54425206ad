import { toneOf } from '../src/testing/trace/tone.js';
import type { TraceData } from '../src/testing/trace/trace-data.js';
import { drawChart, ROW_HEIGHT } from './draw-chart.js';
import { drawDetails } from './draw-details.js';
import { element, find } from './element.js';
import { fit, type Look, type Selection } from './look.js';
import { watchPointer } from './watch-pointer.js';
import { open, pressKey, type Scene } from './press-key.js';
import { readData } from './read-data.js';
import { laneRows, markRows, quietSections } from './rows.js';
import { offset } from './time-scale.js';

const LEGEND = ['PENDING', 'IN_PROGRESS', 'RUNNING', 'STOPPING', 'STOPPED', 'FAILED'];
const ZOOM_KEYS: Readonly<Record<string, string>> = { in: '+', out: '-', fit: '0' };

/** Shows the trace, and what the reader asks of it. */
function show(data: TraceData): void {
  drawHead(data);
  let look: Look = {
    ...{ scale: fit(data, trackWidth()), filter: '', closed: quietSections(data) },
    ...{ active: 0, selection: undefined },
  };
  let marks = markRows(data, look.filter);
  let lanes = laneRows(data, look.filter, look.closed);
  let isPrinted = false;
  const redraw = () => drawChart({ data, marks, lanes, look, isPrinted });
  const scene = (): Scene => ({ data, rows: [...marks, ...lanes], look });
  const change = (news: Partial<Look> | undefined) => {
    if (news === undefined) return;
    const old = look;
    look = { ...look, ...news };
    if (look.filter !== old.filter || look.closed !== old.closed) {
      marks = markRows(data, look.filter);
      lanes = laneRows(data, look.filter, look.closed);
      look = { ...look, active: Math.max(0, Math.min(look.active, marks.length + lanes.length - 1)) };
    }
    if (look.selection !== old.selection) {
      drawAside(look.selection);
      look = { ...look, scale: { ...look.scale, width: trackWidth() } };
    }
    if (look.active !== old.active) scrollTo(look.active - marks.length);
    redraw();
  };
  const select = (selection: Selection | undefined) => change({ selection });
  const drawAside = (selection: Selection | undefined) => {
    const aside = find('.details');
    aside.hidden = selection === undefined;
    aside.replaceChildren(...(selection === undefined ? [] : drawDetails(data, selection, select)));
    aside.scrollTop = 0;
  };
  watchPage({ look: () => look, change, scene, redraw });
  addEventListener('beforeprint', () => ((isPrinted = true), redraw()));
  addEventListener('afterprint', () => ((isPrinted = false), redraw()));
  redraw();
}

interface Page {
  look(): Look;
  change(news: Partial<Look> | undefined): void;
  scene(): Scene;
  redraw(): void;
}

function watchPage({ look, change, scene, redraw }: Page): void {
  const filter = find('.filter input');
  filter.addEventListener('input', () => change({ filter: textOf(filter).trim().toLowerCase() }));
  find('.lanes').addEventListener('scroll', redraw, { passive: true });
  find('.zoom').addEventListener('click', ({ target }) => {
    const name = target instanceof HTMLElement ? target.dataset['zoom'] : undefined;
    change(pressKey(ZOOM_KEYS[name ?? ''] ?? '', false, scene()));
  });
  addEventListener('resize', () => change({ scale: { ...look().scale, width: trackWidth() } }));
  addEventListener('keydown', (event) => {
    const isTyping = event.target === filter;
    if (event.key === '/' && !isTyping) filter.focus();
    else if (event.key === 'Escape' && isTyping) find('.chart').focus();
    else {
      const isHere = event.target === find('.chart') || event.target === document.body || event.key === 'Escape';
      const news = !isHere || event.ctrlKey || event.metaKey ? undefined : pressKey(event.key, event.shiftKey, scene());
      if (news === undefined) return;
      change(news);
    }
    event.preventDefault();
  });
  watchPointer(find('.chart'), {
    scene,
    change,
    toggle: (active) => change({ active, ...open({ ...scene(), look: { ...look(), active } }) }),
  });
}

function drawHead({ title, startTime, begin, end, lanes, marks }: TraceData): void {
  document.title = title;
  find('h1').textContent = title;
  const errors = marks.filter(({ isError }) => isError).length;
  const counts = [`${lanes.length} resources`, `${marks.filter(({ type }) => type === 'call').length} calls`];
  find('.summary').append(
    `${offset(begin, startTime)} to ${offset(end, startTime)} of ${toSeconds(startTime)} · ${counts.join(' · ')}`,
    ...(errors > 0 ? [' · ', element('strong', { class: 'bad' }, `${errors} failed`)] : []),
  );
  find('.legend').append(
    ...LEGEND.map((state) => element('li', {}, element('i', { class: `bar ${toneOf(state)}` }), state)),
  );
}

function textOf(input: HTMLElement): string {
  return input instanceof HTMLInputElement ? input.value : '';
}

function toSeconds(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

function trackWidth(): number {
  const { clientWidth } = find('.lanes');
  const names = Number.parseFloat(getComputedStyle(find('.chart')).getPropertyValue('--names'));
  return Math.max(100, clientWidth - names);
}

function scrollTo(lane: number): void {
  const box = find('.lanes');
  const top = lane * ROW_HEIGHT;
  if (lane < 0) return;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW_HEIGHT > box.scrollTop + box.clientHeight) box.scrollTop = top + ROW_HEIGHT - box.clientHeight;
}

void readData(find('#trace').textContent).then(show);
