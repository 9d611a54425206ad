import type { TraceData } from '../src/testing/trace/trace-data.js';
import { fit, isSame, momentAt, momentsOf, timeOf, type Look, type Selection } from './look.js';
import type { Row } from './rows.js';
import { pan, reveal, zoom } from './time-scale.js';

const ZOOM = 1.4;
const PAGE = 10;

export interface Scene {
  readonly data: TraceData;
  readonly rows: readonly Row[];
  readonly look: Look;
}

/** What a key of the chart changes. Undefined: the key has no meaning here. */
export function pressKey(key: string, isShift: boolean, scene: Scene): Partial<Look> | undefined {
  const { data, look } = scene;
  const { scale } = look;
  switch (key) {
    case 'ArrowDown':
      return move(scene, 1);
    case 'ArrowUp':
      return move(scene, -1);
    case 'PageDown':
      return move(scene, PAGE);
    case 'PageUp':
      return move(scene, -PAGE);
    case 'ArrowRight':
      return isShift ? { scale: pan(scale, scale.width / 10) } : step(scene, 1);
    case 'ArrowLeft':
      return isShift ? { scale: pan(scale, -scale.width / 10) } : step(scene, -1);
    case 'Home':
      return select(look, momentsOf(activeRow(scene))[0]);
    case 'End':
      return select(look, momentsOf(activeRow(scene)).at(-1));
    case '+':
    case '=':
      return { scale: zoom(scale, 1 / ZOOM) };
    case '-':
      return { scale: zoom(scale, ZOOM) };
    case '0':
      return { scale: fit(data, scale.width) };
    case 'Enter':
    case ' ':
      return open(scene);
    case 'Escape':
      return { selection: undefined };
    default:
      return undefined;
  }
}

/** Opens a section or closes it; selects the last moment of a lane. */
export function open(scene: Scene): Partial<Look> {
  const { look } = scene;
  const row = activeRow(scene);
  if (row?.type !== 'section') return select(look, momentAt(row, Infinity));
  const closed = new Set(look.closed);
  if (!closed.delete(row.name)) closed.add(row.name);
  return { closed };
}

function activeRow({ rows, look }: Scene): Row | undefined {
  return rows[look.active];
}

function move({ rows, look }: Scene, by: number): Partial<Look> {
  return { active: Math.max(0, Math.min(rows.length - 1, look.active + by)) };
}

/** To the next moment of the row, or to the one that is nearest to what is selected elsewhere. */
function step(scene: Scene, by: number): Partial<Look> {
  const { look } = scene;
  const row = activeRow(scene);
  const moments = momentsOf(row);
  const index = moments.findIndex((moment) => isSame(moment, look.selection));
  if (index >= 0) return select(look, moments[index + by] ?? moments[index]);
  if (look.selection !== undefined) return select(look, momentAt(row, timeOf(look.selection)));
  return select(look, by > 0 ? moments[0] : moments.at(-1));
}

function select(look: Look, selection: Selection | undefined): Partial<Look> {
  return selection === undefined ? {} : { selection, scale: reveal(look.scale, timeOf(selection)) };
}
