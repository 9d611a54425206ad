import type { Write } from './history.js';
import { TRANSITIONS } from './state.js';

/** One write a record, from what stood there at first to what stands there at last. */
export function mergeWrites(writes: readonly Write[]): readonly Write[] {
  const visible = writes.filter(({ table }) => table !== TRANSITIONS);
  if (visible.length < 2) return visible;
  const merged = new Map<string, Write>();
  for (const write of visible) {
    const name = `${write.table} ${write.key}`;
    const first = merged.get(name);
    merged.set(name, first === undefined ? write : { ...write, before: first.before });
  }
  return [...merged.values()];
}
