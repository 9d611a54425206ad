/** What happened, oldest first: the latest entries, as many as the limit says. */
export interface BoundedLog<T> {
  all(): T[];
  /** Where the log is full, the oldest entry goes. It costs the same at any limit. */
  add(entry: T): void;
  /** How many entries have gone since the last `clear`. */
  gone(): number;
  clear(): void;
}

/** Where the option `historyLimit` says nothing. */
export const HISTORY_LIMIT = 100_000;

export function createBoundedLog<T>(limit: number): BoundedLog<T> {
  let entries: T[] = [];
  let gone = 0;
  const oldest = () => gone % limit;
  return {
    all: () => entries.slice(oldest()).concat(entries.slice(0, oldest())),
    add(entry) {
      if (entries.length < limit) entries.push(entry);
      else entries[gone++ % limit] = entry;
    },
    gone: () => gone,
    clear() {
      entries = [];
      gone = 0;
    },
  };
}
