import { MAX_CHUNK } from './sorted-chunk.js';
import { emptySortedMap, type Entry, type SortedMap } from './sorted-map.js';

/** A map of many entries at once: they are sorted and cut into chunks, instead of each being put into its place. The keys are distinct. */
export function buildSortedMap<V>(entries: readonly Entry<V>[]): SortedMap<V> {
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const map = emptySortedMap<V>();
  for (let start = 0; start < sorted.length; start += MAX_CHUNK) {
    const chunk = sorted.slice(start, start + MAX_CHUNK);
    map.chunks.push({ keys: chunk.map(([key]) => key), values: chunk.map(([, value]) => value), owner: {} });
  }
  map.size = sorted.length;
  return map;
}
