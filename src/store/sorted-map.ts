/**
 * A persistent map with keys in order. Every write gives a new map that shares all but one chunk with the old one, so a write
 * among 100,000 entries copies two short arrays, whatever the size. Plain records in an immer draft copy everything instead.
 */
export interface SortedMap<V> {
  readonly chunks: readonly Chunk<V>[];
  readonly size: number;
}

export interface Chunk<V> {
  readonly keys: readonly string[];
  readonly values: readonly V[];
}

export type Entry<V> = readonly [key: string, value: V];

const MAX_CHUNK = 256;
const MIN_CHUNK = MAX_CHUNK / 4;
const EMPTY: SortedMap<never> = { chunks: [], size: 0 };

export function emptySortedMap<V>(): SortedMap<V> {
  return EMPTY;
}

export function getEntry<V>(map: SortedMap<V>, key: string): V | undefined {
  const chunk = map.chunks[chunkIndex(map, key)];
  if (chunk === undefined) return undefined;
  const at = lowerBound(chunk.keys, key);
  return chunk.keys[at] === key ? chunk.values[at] : undefined;
}

export function setEntry<V>(map: SortedMap<V>, key: string, value: V): SortedMap<V> {
  const index = chunkIndex(map, key);
  const chunk = map.chunks[index];
  if (chunk === undefined) return { chunks: [{ keys: [key], values: [value] }], size: 1 };
  const at = lowerBound(chunk.keys, key);
  if (chunk.keys[at] === key) {
    return {
      chunks: map.chunks.with(index, { keys: chunk.keys, values: chunk.values.with(at, value) }),
      size: map.size,
    };
  }
  const grown = { keys: insertAt(chunk.keys, at, key), values: insertAt(chunk.values, at, value) };
  return { chunks: replaceChunks(map.chunks, [index, 1], splitWhenLarge(grown, at)), size: map.size + 1 };
}

export function deleteEntry<V>(map: SortedMap<V>, key: string): SortedMap<V> {
  const index = chunkIndex(map, key);
  const chunk = map.chunks[index];
  const at = chunk === undefined ? -1 : lowerBound(chunk.keys, key);
  if (chunk?.keys[at] !== key) return map;
  const shrunk = { keys: deleteAt(chunk.keys, at), values: deleteAt(chunk.values, at) };
  return { chunks: replaceShrunk(map.chunks, index, shrunk), size: map.size - 1 };
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
  for (let c = chunkIndex(map, reverse ? highest : lowest); c >= 0 && c < map.chunks.length; c += step) {
    const { keys, values } = map.chunks[c] as Chunk<V>;
    const first = reverse ? lowerBound(keys, highest) - 1 : lowerBound(keys, lowest);
    for (let i = first; i >= 0 && i < keys.length; i += step) {
      const key = keys[i] as string;
      if (reverse ? key < lowest : key >= highest) return;
      yield [key, values[i] as V];
    }
  }
}

export interface Walk {
  /** Start behind this key. */
  readonly after?: string | undefined;
  readonly reverse?: boolean | undefined;
}

/** How many keys start with `prefix`: adds the lengths of chunks, without visiting the entries. */
export function countPrefix<V>(map: SortedMap<V>, prefix: string): number {
  return rank(map, `${prefix}\uffff`) - rank(map, prefix);
}

function rank<V>(map: SortedMap<V>, key: string): number {
  const index = chunkIndex(map, key);
  const chunk = map.chunks[index];
  if (chunk === undefined) return 0;
  let before = 0;
  for (let i = 0; i < index; i++) before += (map.chunks[i] as Chunk<V>).keys.length;
  return before + lowerBound(chunk.keys, key);
}

/** The chunk that holds the key, or would. */
function chunkIndex<V>(map: SortedMap<V>, key: string): number {
  let low = 0;
  let high = map.chunks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map.chunks[middle]?.keys[0] ?? '') <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keys mostly arrive in rising order: then the full chunk stays full and the new key starts the next one. */
function splitWhenLarge<V>(chunk: Chunk<V>, insertedAt: number): Chunk<V>[] {
  const length = chunk.keys.length;
  if (length <= MAX_CHUNK) return [chunk];
  const middle = insertedAt === length - 1 ? length - 1 : length >> 1;
  return [
    { keys: chunk.keys.slice(0, middle), values: chunk.values.slice(0, middle) },
    { keys: chunk.keys.slice(middle), values: chunk.values.slice(middle) },
  ];
}

function replaceShrunk<V>(chunks: readonly Chunk<V>[], index: number, shrunk: Chunk<V>): readonly Chunk<V>[] {
  if (shrunk.keys.length === 0) return deleteAt(chunks, index);
  const next = chunks[index + 1];
  const fits = next !== undefined && shrunk.keys.length < MIN_CHUNK && next.keys.length < MIN_CHUNK;
  if (!fits) return chunks.with(index, shrunk);
  const merged = { keys: [...shrunk.keys, ...next.keys], values: [...shrunk.values, ...next.values] };
  return replaceChunks(chunks, [index, 2], [merged]);
}

function replaceChunks<V>(
  chunks: readonly Chunk<V>[],
  [from, count]: readonly [from: number, count: number],
  by: readonly Chunk<V>[],
): Chunk<V>[] {
  return [...chunks.slice(0, from), ...by, ...chunks.slice(from + count)];
}

function insertAt<T>(items: readonly T[], at: number, item: T): T[] {
  const copy = items.slice();
  copy.splice(at, 0, item);
  return copy;
}

function deleteAt<T>(items: readonly T[], at: number): T[] {
  const copy = items.slice();
  copy.splice(at, 1);
  return copy;
}
