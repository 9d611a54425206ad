import { UsageError } from '../errors/usage-error.js';
import type { Write } from './history.js';
import { mergeWrites } from './merge-writes.js';
import type { Counters, Slices, State, WorldDraft } from './state.js';
import type { News, TransactionContext } from './store.js';
import { emptyTable, type Stored, type TableDefinition } from './table.js';
import { createContextMaker, type FreshNews } from './transaction-context.js';
import type { Transition } from './transition.js';
import { openTransitionQueue, type WorkingQueue } from './transition-queue.js';
import { openTable, type WorkingTable } from './working-table.js';

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
  const { counters, queue } = work;
  const draft = { ...nestDrafts(work.tables), transitions: queue.draft } as WorldDraft<S>;
  let makeContext = createContextMaker(queue.draft, counters);
  let captured: State | undefined = base;
  let isUnderWay = false;
  return {
    draft,
    now: () => work.now,
    moveTo(now) {
      if (now !== work.now) captured = undefined;
      work.now = now;
    },
    nextTransition: () => queue.draft.next(),
    capture: () => (work.writes.length > 0 ? captureBefore(work) : (captured ??= capture(work))),
    transact(recipe) {
      if (isUnderWay) throw transactionInside();
      isUnderWay = true;
      try {
        const attempted = attempt(work, (fresh) => recipe(draft, makeContext(work.now, fresh)));
        if (attempted.hasChanged) captured = undefined;
        return attempted;
      } finally {
        work.writes = [];
        isUnderWay = false;
      }
    },
    replace(state) {
      if (isUnderWay) throw transactionInside();
      putInPlace(work, state);
      captured = state;
      makeContext = createContextMaker(queue.draft, counters);
    },
  };
}

interface Work {
  now: number;
  readonly counters: Counters;
  readonly queue: WorkingQueue;
  readonly tables: ReadonlyMap<string, WorkingTable>;
  /** Those of the transaction that is under way. */
  writes: Write[];
}

function openWork(definitions: Definitions, base: State): Work {
  const counters = { ...base.counters };
  const nextSequence = () => ++counters.sequence;
  const queue = openTransitionQueue(nextSequence);
  queue.replace(base.transitions);
  const tables = new Map<string, WorkingTable>();
  const work: Work = { now: base.now, counters, queue, tables, writes: [] };
  for (const [table, definition] of definitions) {
    const note = (key: string, before?: Stored, after?: Stored) => void work.writes.push({ table, key, before, after });
    tables.set(table, openTable(definition, base.tables[table] ?? emptyTable(), { nextSequence, note }));
  }
  return work;
}

interface Attempted<T> {
  readonly output: T;
  readonly news: News;
  readonly hasChanged: boolean;
}

/** Runs a recipe, and takes back what it wrote if it throws. */
function attempt<T>(work: Work, recipe: (fresh: FreshNews) => T): Attempted<T> {
  const { counters, queue, writes } = work;
  const { identifiers, sequence } = counters;
  const fresh: FreshNews = { events: [], messages: [] };
  try {
    const output = recipe(fresh);
    const hasChanged = queue.commit() || writes.length > 0 || counters.identifiers !== identifiers;
    const { events, messages } = fresh;
    return { output, news: { events, messages, writes: mergeWrites(writes) }, hasChanged };
  } catch (error) {
    queue.rollback();
    showBefore(work);
    Object.assign(counters, { identifiers, sequence });
    throw error;
  }
}

/** Has what was there before the transaction that is under way. */
function showBefore({ tables, writes }: Work): void {
  for (const { table, key, before } of writes.toReversed()) tables.get(table)?.restore(key, before);
}

function putInPlace(work: Work, state: State): void {
  const { counters, queue, tables } = work;
  work.now = state.now;
  Object.assign(counters, state.counters);
  queue.replace(state.transitions);
  for (const [name, table] of tables) table.replace(state.tables[name] ?? emptyTable());
}

function transactionInside(): UsageError {
  return new UsageError(
    'Something was sent, seeded, simulated or reset from inside of a function that says what a task, a job or a hook does. ' +
      'Let it only look, and do the rest before or after.',
    'outcomes',
  );
}

function capture({ now, counters, queue, tables }: Work): State {
  const captured = [...tables].map(([name, table]) => [name, table.capture()] as const);
  return { now, counters: { ...counters }, tables: Object.fromEntries(captured), transitions: queue.capture() };
}

/** As if the transaction that is under way had not begun. Its counters go on: what it makes is its own. */
function captureBefore(work: Work): State {
  showBefore(work);
  const before = capture(work);
  for (const { table, key, after } of work.writes) work.tables.get(table)?.restore(key, after);
  return before;
}

/** `ecs.tasks` stands in a world's draft as `draft.ecs.tasks`. */
function nestDrafts(tables: ReadonlyMap<string, WorkingTable>): Record<string, unknown> {
  const nested: Record<string, Record<string, unknown>> = {};
  for (const [name, { draft }] of tables) {
    const [slice, table] = name.split('.') as [string, string];
    (nested[slice] ??= {})[table] = draft;
  }
  return nested;
}
