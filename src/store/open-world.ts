import { UsageError } from '../errors/usage-error.js';
import { getEntry } from './sorted-map.js';
import { openTable, type WorkingTable } from './draft-table.js';
import { emptyTable, shareTable, writeRecord } from './write-record.js';
import { TRANSITIONS, type Counters, type Slices, type State, type WorldDraft } from './state.js';
import type { Write } from './history.js';
import type { News, TransactionContext } from './store.js';
import type { Stored, Table, TableDefinition } from './table.js';
import { createContextMaker, type FreshNews } from './transaction-context.js';

/** The state at work: it is written in place, until somebody takes it. */
export interface OpenWorld<S extends Slices> {
  readonly draft: WorldDraft<S>;
  now(): number;
  moveTo(now: number): void;
  /** The state as of the last commit, even while a transaction is under way. */
  capture(): State;
  transact<T>(recipe: (draft: WorldDraft<S>, context: TransactionContext) => T): {
    readonly output: T;
    readonly news: News;
  };
  /** Puts another state in place of this one. */
  replace(state: State): void;
}

type Definitions = ReadonlyMap<string, TableDefinition<Stored>>;

export function openWorld<S extends Slices>(definitions: Definitions, base: State): OpenWorld<S> {
  const work = openWork(definitions, base);
  const { counters, writes } = work;
  const draft = nestDrafts(work.tables) as WorldDraft<S>;
  let makeContext = createContextMaker(draft.transitions, counters);
  let captured: State | undefined = base;
  let isUnderWay = false;
  return {
    draft,
    now: () => work.now,
    moveTo(now) {
      if (now !== work.now) captured = undefined;
      work.now = now;
    },
    capture: () => (writes.length > 0 ? captureBefore(definitions, work) : (captured ??= capture(work))),
    transact(recipe) {
      if (isUnderWay) throw transactionInside();
      isUnderWay = true;
      const start = { ...counters };
      const news: FreshNews = { events: [], messages: [] };
      try {
        const output = recipe(draft, makeContext(work.now, news));
        if (writes.length > 0 || counters.identifiers !== start.identifiers) captured = undefined;
        return { output, news: { ...news, writes: mergeWrites(writes) } };
      } catch (error) {
        takeBack(work, start);
        throw error;
      } finally {
        writes.length = 0;
        isUnderWay = false;
      }
    },
    replace(state) {
      if (isUnderWay) throw transactionInside();
      putInPlace(work, state);
      captured = state;
      makeContext = createContextMaker(draft.transitions, counters);
    },
  };
}

interface Work {
  now: number;
  readonly counters: Counters;
  readonly tables: ReadonlyMap<string, WorkingTable>;
  /** Those of the transaction that is under way. */
  readonly writes: Write[];
}

function openWork(definitions: Definitions, base: State): Work {
  const counters = { ...base.counters };
  const writes: Write[] = [];
  return { now: base.now, counters, writes, tables: openTables(definitions, base, { counters, writes }) };
}

function takeBack({ tables, counters, writes }: Work, start: Counters): void {
  for (const { table, key, before } of writes.toReversed()) tables.get(table)?.restore(key, before);
  Object.assign(counters, start);
}

function putInPlace(work: Work, state: State): void {
  work.now = state.now;
  Object.assign(work.counters, state.counters);
  for (const [name, table] of work.tables) table.replace(tableOf(state, name));
}

function tableOf({ tables }: State, name: string): Table<Stored> {
  return shareTable(tables[name] ?? emptyTable<Stored>());
}

function transactionInside(): UsageError {
  return new UsageError(
    'Something was sent, seeded, simulated or reset from inside of a function that says what a task, a job or a hook does. ' +
      'Let it only look, and do the rest before or after.',
    'outcomes',
  );
}

/** One write a record, from what stood there at first to what stands there at last. */
function mergeWrites(writes: readonly Write[]): readonly Write[] {
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

interface WorldLog {
  readonly counters: { sequence: number };
  readonly writes: Write[];
}

function openTables(
  definitions: Definitions,
  base: State,
  { counters, writes }: WorldLog,
): ReadonlyMap<string, WorkingTable> {
  return new Map(
    [...definitions].map(([name, definition]) => [
      name,
      openTable(definition, tableOf(base, name), {
        nextSequence: () => ++counters.sequence,
        note: ({ key, before, after }) => void writes.push({ table: name, key, before, after }),
      }),
    ]),
  );
}

function capture({ now, counters, tables }: Work): State {
  return { now, counters: { ...counters }, tables: captureTables(tables) };
}

function captureTables(tables: Work['tables']): State['tables'] {
  return Object.fromEntries([...tables].map(([name, table]) => [name, table.capture()]));
}

/** As if the transaction that is under way had not begun. Its counters go on: what it makes is its own. */
function captureBefore(definitions: Definitions, { now, counters, tables, writes }: Work): State {
  const before: Record<string, Table<Stored>> = { ...captureTables(tables) };
  for (const { table: name, key, before: after } of writes.toReversed()) {
    const [definition, table] = [definitions.get(name), before[name]];
    if (definition === undefined || table === undefined) continue;
    const current = getEntry(table.records, key);
    before[name] = shareTable(writeRecord(definition, table, { key, before: current, after }));
  }
  return { now, counters: { ...counters }, tables: before };
}

/** `ecs.tasks` stands in a world's draft as `draft.ecs.tasks`. */
function nestDrafts(tables: ReadonlyMap<string, WorkingTable>): Record<string, unknown> {
  const nested: Record<string, object> = {};
  for (const [name, { draft }] of tables) {
    const [slice, table] = name.split('.') as [string, string | undefined];
    if (table === undefined) nested[slice] = draft;
    else ((nested[slice] ??= {}) as Record<string, unknown>)[table] = draft;
  }
  return nested;
}
