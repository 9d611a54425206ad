/** A piece of a sorted map. */
export interface Chunk<V> {
  readonly keys: string[];
  readonly values: V[];
  readonly owner: Owner;
}

/** Who may write into it. */
export type Owner = Readonly<Record<string, never>>;

export const MAX_CHUNK = 256;
export const MIN_CHUNK: number = MAX_CHUNK / 4;

/** The place of the key, or where it would be. */
export function lowerBound(keys: readonly string[], key: string): number {
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
export function split<V>(chunks: Chunk<V>[], index: number, insertedAt: number): void {
  const { keys, values, owner } = chunks[index] as Chunk<V>;
  const middle = insertedAt === keys.length - 1 ? insertedAt : keys.length >> 1;
  chunks.splice(index + 1, 0, { keys: keys.splice(middle), values: values.splice(middle), owner });
}

/** A small chunk goes into the next one, if that is small, too. */
export function merge<V>(chunks: Chunk<V>[], index: number): void {
  const { keys, values, owner } = chunks[index] as Chunk<V>;
  const next = chunks[index + 1];
  if (keys.length === 0) chunks.splice(index, 1);
  else if (next !== undefined && next.keys.length < MIN_CHUNK) {
    chunks.splice(index, 2, { keys: [...keys, ...next.keys], values: [...values, ...next.values], owner });
  }
}
