import { buildIndex } from './build-index.js';
import { deleteEntry, setEntry, share, type SortedMap } from './sorted-map.js';
import { compositeKey, type KeyParts, type Stored, type Table, type TableDefinition } from './table.js';

/** The indexes of a table at work: each is built when somebody first asks for it, and brought up to date when somebody asks again. */
export interface WorkingIndexes {
  get(name: string): SortedMap<string>;
  /** A record is written. */
  note(key: string, before: Stored | undefined): void;
  bringUpToDate(): void;
  /** As they are now. They stay so. */
  capture(): Table<Stored>['indexes'];
  /** Puts those of another table in place of these. */
  replace(others: Table<Stored>['indexes']): void;
}

/** So many changes, of most of the records, take longer one by one than the index as a whole, which may not be asked for again. */
const MANY = 256;

export function openIndexes(definition: TableDefinition<Stored>, byKey: ReadonlyMap<string, Stored>): WorkingIndexes {
  let indexes: Table<Stored>['indexes'] = {};
  let isShared = false;
  /** What was written since they were last brought up to date, with the records that they have. */
  const behind = new Map<string, Stored | undefined>();
  const bringUpToDate = () => {
    if (behind.size === 0) return;
    if (behind.size > MANY && behind.size * 2 > byKey.size) indexes = {};
    else if (isShared) indexes = { ...indexes };
    isShared = false;
    for (const [key, before] of behind) changeIndexes(definition, indexes, { key, before, after: byKey.get(key) });
    behind.clear();
  };
  return {
    get(name) {
      bringUpToDate();
      // What is shared has it, too, from now on.
      return (indexes[name] ??= buildIndex(definition, name, byKey));
    },
    bringUpToDate,
    note(key, before) {
      if (!behind.has(key)) behind.set(key, before);
    },
    capture() {
      bringUpToDate();
      for (const name in indexes) share(indexes[name] as SortedMap<string>);
      isShared = true;
      return indexes;
    },
    replace(others) {
      indexes = others;
      isShared = true;
      behind.clear();
    },
  };
}

interface RecordChange {
  readonly key: string;
  readonly before: Stored | undefined;
  readonly after: Stored | undefined;
}

function changeIndexes(
  definition: TableDefinition<Stored>,
  indexes: Table<Stored>['indexes'],
  { key, before, after }: RecordChange,
): void {
  if (before === after) return;
  const isSameRecord = before?.sequence === after?.sequence;
  for (const name in indexes) {
    const partsOf = definition.indexes[name];
    const from = before && partsOf?.(before);
    const to = after && partsOf?.(after);
    if (isSameRecord && isSameKey(from, to)) continue;
    let index = indexes[name] as SortedMap<string>;
    if (before !== undefined && from !== undefined) index = deleteEntry(index, compositeKey(from, before.sequence));
    if (after !== undefined && to !== undefined) index = setEntry(index, compositeKey(to, after.sequence), key);
    indexes[name] = index;
  }
}

/** Most changes of a record leave its place in most indexes. */
function isSameKey(a: KeyParts | undefined, b: KeyParts | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return a.length === b.length;
}
