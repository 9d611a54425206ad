import type { TraceMark } from '../src/testing/trace/trace-data.js';
import { momentAt, type Look, type Selection } from './look.js';
import type { Scene } from './press-key.js';
import type { Row } from './rows.js';
import { pan, toTime, toX, zoom, type TimeScale } from './time-scale.js';

/** So far a hand shakes when it clicks. */
const CLICK_PIXELS = 4;
/** As wide as the names of marks are. */
const NEAR_PIXELS = 60;
const WHEEL_ZOOM = 1.0015;

export interface PointerActions {
  scene(): Scene;
  change(news: Partial<Look>): void;
  /** Opens a section, or closes it. */
  toggle(row: number): void;
}

/** The wheel zooms with Ctrl and pans sideways; dragging pans; a click selects what was at that moment. */
export function watchPointer(chart: HTMLElement, actions: PointerActions): void {
  let dragged: { readonly x: number; readonly scale: TimeScale; isMoved: boolean } | undefined;
  chart.addEventListener(
    'wheel',
    (event) => {
      const { scale } = actions.scene().look;
      const sideways = event.deltaX + (event.shiftKey ? event.deltaY : 0);
      if (!event.ctrlKey && !event.metaKey && sideways === 0) return;
      event.preventDefault();
      const isZoom = event.ctrlKey || event.metaKey;
      const x = event.clientX - trackLeft(chart);
      actions.change({ scale: isZoom ? zoom(scale, WHEEL_ZOOM ** event.deltaY, x) : pan(scale, sideways) });
    },
    { passive: false },
  );
  chart.addEventListener('pointerdown', ({ button, clientX }) => {
    if (button === 0) dragged = { x: clientX, scale: actions.scene().look.scale, isMoved: false };
  });
  chart.addEventListener('pointermove', ({ clientX, buttons }) => {
    if (buttons === 0) dragged = undefined;
    if (dragged === undefined || (!dragged.isMoved && Math.abs(clientX - dragged.x) < CLICK_PIXELS)) return;
    dragged.isMoved = true;
    actions.change({ scale: pan(dragged.scale, dragged.x - clientX) });
  });
  chart.addEventListener('click', (event) => {
    const isDrag = dragged?.isMoved === true;
    dragged = undefined;
    if (!isDrag) click(chart, event, actions);
  });
}

function click(chart: HTMLElement, { target, clientX }: MouseEvent, actions: PointerActions): void {
  const { rows, look } = actions.scene();
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : undefined;
  const active = Number(found?.dataset['row'] ?? Number.NaN);
  const row = rows[active];
  if (row === undefined) return;
  if (row.type === 'section') {
    actions.toggle(active);
    return;
  }
  const x = clientX - trackLeft(chart);
  const selection = x < 0 ? momentAt(row, Infinity) : selectionAt(row, x, look.scale);
  actions.change({ active, ...(selection && { selection }) });
}

/** Of a lane, what it was then; of marks, the nearest, and an error before what else happened then. */
function selectionAt(row: Row, x: number, scale: TimeScale): Selection | undefined {
  if (row.type !== 'marks') return momentAt(row, toTime(scale, x));
  const distanceTo = ({ at }: TraceMark) => Math.abs(toX(scale, at) - x);
  let nearest: TraceMark | undefined;
  for (const mark of row.marks) {
    const isNearer = nearest === undefined || distanceTo(mark) < distanceTo(nearest);
    if (isNearer || (mark.isError && mark.at === nearest?.at && !nearest.isError)) nearest = mark;
  }
  if (nearest === undefined || distanceTo(nearest) > NEAR_PIXELS) return undefined;
  return { type: 'mark', mark: nearest };
}

function trackLeft(chart: HTMLElement): number {
  const names = Number.parseFloat(getComputedStyle(chart).getPropertyValue('--names'));
  return chart.getBoundingClientRect().left + names;
}
