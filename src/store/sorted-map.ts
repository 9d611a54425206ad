import { lowerBound, MAX_CHUNK, merge, MIN_CHUNK, split, type Chunk, type Owner } from './sorted-chunk.js';

/**
 * A map with keys in order, in chunks. Whoever made it writes into it in place, until it is shared: from then on it never
 * changes, and the first write makes a new map, which shares all chunks but those that are written to. So a write costs the same
 * among 100,000 entries as among 100, and a map that somebody holds stays as it is. Plain records in an immer draft copy everything.
 */
export interface SortedMap<V> {
  readonly chunks: Chunk<V>[];
  size: number;
  /** The mark of the chunks that may be written to. None: the map is shared. */
  owner: Owner | undefined;
  /** How many walks are under way, which a write must not disturb. */
  walks: number;
  /** Where the last entry was set: the next one mostly follows it. */
  lastSet: number;
  /** Likewise for deletions. */
  lastDeleted: number;
}

export type Entry<V> = readonly [key: string, value: V];

export function emptySortedMap<V>(): SortedMap<V> {
  return sortedMapOf([], 0, undefined);
}

export function sortedMapOf<V>(chunks: Chunk<V>[], size: number, owner: Owner | undefined): SortedMap<V> {
  return { chunks, size, owner, walks: 0, lastSet: 0, lastDeleted: 0 };
}

/** From now on the map stays as it is. */
export function share(map: SortedMap<unknown>): void {
  map.owner = undefined;
}

export function getEntry<V>(map: SortedMap<V>, key: string): V | undefined {
  const chunk = map.chunks[chunkIndex(map, key)];
  if (chunk === undefined) return undefined;
  const at = lowerBound(chunk.keys, key);
  return chunk.keys[at] === key ? chunk.values[at] : undefined;
}

/** Gives the map that has the entry: the same one, unless it is shared. */
export function setEntry<V>(shared: SortedMap<V>, key: string, value: V): SortedMap<V> {
  const { map, owner } = own(shared);
  const index = chunkNear(map, key, map.lastSet);
  map.lastSet = index;
  const chunk = ownChunk(map, index, owner);
  const at = lowerBound(chunk.keys, key);
  if (chunk.keys[at] === key) {
    chunk.values[at] = value;
    return map;
  }
  chunk.keys.splice(at, 0, key);
  chunk.values.splice(at, 0, value);
  map.size++;
  if (chunk.keys.length > MAX_CHUNK) split(map.chunks, index, at);
  return map;
}

/** Gives the map without the entry: the same one, unless it is shared. */
export function deleteEntry<V>(shared: SortedMap<V>, key: string): SortedMap<V> {
  const index = chunkNear(shared, key, shared.lastDeleted);
  const found = shared.chunks[index];
  const at = found === undefined ? 0 : lowerBound(found.keys, key);
  if (found?.keys[at] !== key) return shared;
  const { map, owner } = own(shared);
  map.lastDeleted = index;
  const chunk = ownChunk(map, index, owner);
  chunk.keys.splice(at, 1);
  chunk.values.splice(at, 1);
  map.size--;
  if (chunk.keys.length < MIN_CHUNK) merge(map.chunks, index);
  return map;
}

/** The entries whose keys start with `prefix`, in order or in reverse, after the key `after` where it is given. */
export function* entriesOf<V>(
  map: SortedMap<V>,
  prefix = '',
  { after, reverse = false }: Walk = {},
): Generator<Entry<V>> {
  const lowest = !reverse && after !== undefined && after >= prefix ? `${after}\u0000` : prefix;
  const highest = reverse && after !== undefined ? after : `${prefix}\uffff`;
  const step = reverse ? -1 : 1;
  map.walks++;
  try {
    for (let c = chunkIndex(map, reverse ? highest : lowest); c >= 0 && c < map.chunks.length; c += step) {
      const { keys, values } = map.chunks[c] as Chunk<V>;
      const first = reverse ? lowerBound(keys, highest) - 1 : lowerBound(keys, lowest);
      for (let i = first; i >= 0 && i < keys.length; i += step) {
        const key = keys[i] as string;
        if (reverse ? key < lowest : key >= highest) return;
        yield [key, values[i] as V];
      }
    }
  } finally {
    map.walks--;
  }
}

/** The value of the first key that starts with `prefix`. */
export function firstOf<V>(map: SortedMap<V>, prefix: string): V | undefined {
  const index = chunkIndex(map, prefix);
  const chunk = map.chunks[index];
  const at = chunk === undefined ? 0 : lowerBound(chunk.keys, prefix);
  const [found, place] = at === chunk?.keys.length ? [map.chunks[index + 1], 0] : [chunk, at];
  return found?.keys[place]?.startsWith(prefix) === true ? found.values[place] : undefined;
}

/** Likewise of the last. */
export function lastOf<V>(map: SortedMap<V>, prefix: string): V | undefined {
  const highest = `${prefix}\uffff`;
  const chunk = map.chunks[chunkIndex(map, highest)];
  const at = lowerBound(chunk?.keys ?? [], highest) - 1;
  return chunk?.keys[at]?.startsWith(prefix) === true ? chunk.values[at] : undefined;
}

export interface Walk {
  /** Start behind this key. */
  readonly after?: string | undefined;
  readonly reverse?: boolean | undefined;
}

/** How many keys start with `prefix`: adds the lengths of chunks, without visiting the entries. */
export function countPrefix<V>(map: SortedMap<V>, prefix: string): number {
  if (map.size === 0) return 0;
  const lowest = chunkIndex(map, prefix);
  const highest = chunkNear(map, `${prefix}\uffff`, lowest);
  const lengths = map.chunks.slice(lowest, highest).reduce((sum, { keys }) => sum + keys.length, 0);
  const rankIn = (index: number, key: string) => lowerBound(map.chunks[index]?.keys ?? [], key);
  return lengths + rankIn(highest, `${prefix}\uffff`) - rankIn(lowest, prefix);
}

/** The chunk that holds the key, or would. */
function chunkIndex<V>({ chunks }: SortedMap<V>, key: string): number {
  let low = 0;
  let high = chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beginsBefore(chunks[middle], key)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Likewise, where it is probably this one. */
function chunkNear<V>(map: SortedMap<V>, key: string, guess: number): number {
  const [chunk, next] = [map.chunks[guess], map.chunks[guess + 1]];
  const isIt = chunk !== undefined && beginsBefore(chunk, key) && (next === undefined || !beginsBefore(next, key));
  return isIt ? guess : chunkIndex(map, key);
}

function beginsBefore<V>(chunk: Chunk<V> | undefined, key: string): boolean {
  return (chunk?.keys[0] ?? '') <= key;
}

/** The map, or a copy if it must stay as it is. */
function own<V>(map: SortedMap<V>): { readonly map: SortedMap<V>; readonly owner: Owner } {
  if (map.owner !== undefined && map.walks === 0) return { map, owner: map.owner };
  const owner: Owner = {};
  return { map: sortedMapOf(map.chunks.slice(), map.size, owner), owner };
}

function ownChunk<V>({ chunks }: SortedMap<V>, index: number, owner: Owner): Chunk<V> {
  const chunk = chunks[index];
  if (chunk?.owner === owner) return chunk;
  return (chunks[index] = { keys: chunk?.keys.slice() ?? [], values: chunk?.values.slice() ?? [], owner });
}
