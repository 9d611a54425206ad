import { UsageError } from '../errors/usage-error.js';
import { getEntry } from './sorted-map.js';
import { openTable, type WorkingTable } from './draft-table.js';
import { createNextTransition, type NextTransition } from './next-transition.js';
import { emptyTable, shareTable, writeRecord, type RecordChange } from './write-record.js';
import {
  TRANSITIONS,
  type Counters,
  type Slices,
  type State,
  type TransitionsDraft,
  type WorldDraft,
} from './state.js';
import type { Write } from './history.js';
import { mergeWrites } from './merge-writes.js';
import type { News, TransactionContext } from './store.js';
import type { Stored, Table, TableDefinition } from './table.js';
import type { Transition } from './transition.js';
import { createContextMaker, type FreshNews } from './transaction-context.js';

/** The state at work: it is written in place, until somebody takes it. */
export interface OpenWorld<S extends Slices> {
  readonly draft: WorldDraft<S>;
  now(): number;
  moveTo(now: number): void;
  nextTransition(): Transition | undefined;
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
    nextTransition: () => work.nextTransition.get(),
    capture: () => (writes.length > 0 ? captureBefore(definitions, work) : (captured ??= capture(work))),
    transact(recipe) {
      if (isUnderWay) throw transactionInside();
      isUnderWay = true;
      try {
        const { output, news, hasChanged } = attempt(work, (fresh) => recipe(draft, makeContext(work.now, fresh)));
        if (hasChanged) captured = undefined;
        return { output, news };
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
  readonly nextTransition: NextTransition;
  readonly tables: ReadonlyMap<string, WorkingTable>;
  /** Those of the transaction that is under way. */
  readonly writes: Write[];
}

function openWork(definitions: Definitions, base: State): Work {
  const counters = { ...base.counters };
  const writes: Write[] = [];
  const nextTransition = createNextTransition(() => tables.get(TRANSITIONS)?.draft as TransitionsDraft);
  const tables = openTables(definitions, base, {
    nextSequence: () => ++counters.sequence,
    note(write) {
      writes.push(write);
      if (write.table === TRANSITIONS) nextTransition.note(write as RecordChange<Transition>);
    },
  });
  return { now: base.now, counters, nextTransition, writes, tables };
}

/** Runs a recipe, and takes back what it wrote if it throws. */
function attempt<T>(
  work: Work,
  recipe: (fresh: FreshNews) => T,
): { readonly output: T; readonly news: News; readonly hasChanged: boolean } {
  const { counters, writes } = work;
  const start = { ...counters };
  const fresh: FreshNews = { events: [], messages: [] };
  try {
    const output = recipe(fresh);
    const hasChanged = writes.length > 0 || counters.identifiers !== start.identifiers;
    return { output, news: { ...fresh, writes: mergeWrites(writes) }, hasChanged };
  } catch (error) {
    takeBack(work, start);
    throw error;
  }
}

function takeBack({ tables, counters, nextTransition, writes }: Work, start: Counters): void {
  nextTransition.forget();
  for (const { table, key, before } of writes.toReversed()) tables.get(table)?.restore(key, before);
  Object.assign(counters, start);
}

function putInPlace(work: Work, state: State): void {
  work.now = state.now;
  Object.assign(work.counters, state.counters);
  work.nextTransition.forget();
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

interface WorldLog {
  nextSequence(): number;
  note(write: Write): void;
}

function openTables(definitions: Definitions, base: State, log: WorldLog): ReadonlyMap<string, WorkingTable> {
  return new Map(
    [...definitions].map(([table, definition]) => [
      table,
      openTable(definition, tableOf(base, table), {
        nextSequence: log.nextSequence,
        note: ({ key, before, after }) => log.note({ table, key, before, after }),
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
