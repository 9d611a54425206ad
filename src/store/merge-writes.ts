import type { Write } from './history.js';

/** One write a record, from what stood there at first to what stands there at last. */
export function mergeWrites(writes: readonly Write[]): readonly Write[] {
  if (writes.length < 2) return writes;
  const merged = new Map<string, Write>();
  for (const write of writes) {
    const name = `${write.table} ${write.key}`;
    const first = merged.get(name);
    merged.set(name, first === undefined ? write : { ...write, before: first.before });
  }
  return [...merged.values()];
}
