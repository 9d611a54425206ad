import type { Write } from './history.js';

/** One write a record, from what stood there at first to what stands there at last. */
export function mergeWrites(writes: readonly Write[]): readonly Write[] {
  // A list that has grown has room for more, which would be kept with it.
  if (writes.length < 2) return writes.slice();
  const merged: Write[] = [];
  const places = new Map<string, Map<string, number>>();
  for (const write of writes) {
    const ofTable = places.get(write.table) ?? new Map<string, number>();
    places.set(write.table, ofTable);
    const place = ofTable.get(write.key) ?? merged.length;
    ofTable.set(write.key, place);
    const first = merged[place];
    merged[place] = first === undefined ? write : { ...write, before: first.before };
  }
  return merged;
}
