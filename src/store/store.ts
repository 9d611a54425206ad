import { createIdentifiers, type Identifiers } from '../aws/identifiers.js';
import { createEvent, type EventBody, type EventBridgeEvent } from '../events/event.js';
import { draftTable, emptyTable, type TableDraft } from './draft-table.js';
import {
  TRANSITIONS,
  type Counters,
  type Slices,
  type State,
  type TransitionsDraft,
  type WorldDraft,
} from './state.js';
import type { Stored, TableDefinition } from './table.js';
import { matchesTransition, transitionTable, type Json, type Transition, type TransitionFilter } from './transition.js';

/** What every reducer gets beside its draft. */
export interface TransactionContext {
  /** Virtual time, epoch milliseconds. */
  readonly now: number;
  readonly identifiers: Identifiers;
  schedule(planned: PlannedTransition): void;
  /** Takes back what was scheduled for a resource: all of it, or only the kinds given, or of these only what has the data given. */
  cancel(target: string, kinds?: readonly string[], data?: Readonly<Record<string, Json>>): void;
  /** What will happen to a resource, of the kinds given, in the order in which it was scheduled. */
  scheduled(target: string, kinds: readonly string[]): readonly Transition[];
  /** The event goes out when the transaction commits. It is described at once, but for its detail; a seed, which is no news, leaves it out. */
  emit(describe: () => EventBody): void;
  /** A line for the timeline: what a resource says of itself. */
  tell(message: string): void;
}

export interface PlannedTransition {
  readonly kind: string;
  readonly target: string;
  /** Milliseconds from now. */
  readonly afterMs: number;
  readonly data?: Readonly<Record<string, Json>>;
  /** Default false. */
  readonly background?: boolean;
}

export interface Store<S extends Slices> {
  readonly slices: S;
  state(): State;
  /** Runs the recipe on drafts and commits. A recipe that throws changes nothing. */
  transact<T>(recipe: (draft: WorldDraft<S>, context: TransactionContext) => T): T;
  /** The same view of the state, for reading only. */
  read<T>(query: (draft: WorldDraft<S>) => T): T;
  moveTo(now: number): void;
  replace(state: State): void;
}

/** What a transaction has brought to light. */
export interface News {
  readonly events: readonly EventBridgeEvent[];
  readonly messages: readonly string[];
}

export type CommitListener = (news: News) => void;

export function createStore<S extends Slices>(slices: S, initial: State, onCommit: CommitListener): Store<S> {
  const definitions = tableDefinitions(slices);
  let state = initial;
  return {
    slices,
    state: () => state,
    transact(recipe) {
      const open = openTransaction<S>(definitions, state);
      const output = recipe(open.draft, open.context);
      state = open.commit();
      onCommit(open.news);
      return output;
    },
    read: (query) => query(openTransaction<S>(definitions, state).draft),
    moveTo(now) {
      if (now !== state.now) state = { ...state, now };
    },
    replace(next) {
      state = next;
    },
  };
}

export function emptyState(slices: Slices, now: number, seed: number): State {
  const tables = Object.fromEntries([...tableDefinitions(slices).keys()].map((name) => [name, emptyTable<Stored>()]));
  return { now, counters: { seed, identifiers: 0, sequence: 0 }, tables };
}

/** Every table of the world under the name that it has in the state. */
export function tableDefinitions(slices: Slices): ReadonlyMap<string, TableDefinition<Stored>> {
  const services = Object.entries(slices).flatMap(([slice, tables]) =>
    Object.entries(tables).map(([table, definition]) => [`${slice}.${table}`, definition] as const),
  );
  return new Map([...services, [TRANSITIONS, transitionTable]]);
}

interface OpenTransaction<S extends Slices> {
  readonly draft: WorldDraft<S>;
  readonly context: TransactionContext;
  readonly news: News;
  commit(): State;
}

function openTransaction<S extends Slices>(
  definitions: ReadonlyMap<string, TableDefinition<Stored>>,
  state: State,
): OpenTransaction<S> {
  let { identifiers, sequence } = state.counters;
  const drafts = new Map<string, TableDraft<Stored, string>>();
  for (const [name, definition] of definitions) {
    drafts.set(
      name,
      draftTable(definition, state.tables[name] ?? emptyTable(), () => ++sequence),
    );
  }
  const events: EventBridgeEvent[] = [];
  const messages: string[] = [];
  const transitions = drafts.get(TRANSITIONS) as unknown as TransitionsDraft;
  const made = createIdentifiers(state.counters.seed, () => ++identifiers);
  return {
    draft: nestDrafts(drafts) as WorldDraft<S>,
    context: {
      now: state.now,
      identifiers: made,
      schedule: (planned) => void insertTransition(transitions, planned, state.now),
      cancel: (target, kinds, data) => cancelTransitions(transitions, { target, kinds, data }),
      scheduled: (target, kinds) =>
        [...transitions.list('byTarget', [target])].filter(({ kind }) => kinds.includes(kind)),
      emit: (describe) => void events.push(createEvent(describe(), state.now, made.uuid())),
      tell: (message) => void messages.push(message),
    },
    news: { events, messages },
    commit: () => commitDrafts(state, drafts, { ...state.counters, identifiers, sequence }),
  };
}

function insertTransition(transitions: TransitionsDraft, planned: PlannedTransition, now: number): void {
  const { kind, target, afterMs, data, background = false } = planned;
  transitions.insert({ dueAt: now + afterMs, kind, target, background, ...(data && { data }) });
}

interface Cancellation extends TransitionFilter {
  readonly target: string;
}

function cancelTransitions(transitions: TransitionsDraft, { target, ...filter }: Cancellation): void {
  for (const transition of [...transitions.list('byTarget', [target])]) {
    if (matchesTransition(transition, filter)) transitions.delete(transitionTable.key(transition));
  }
}

function nestDrafts(drafts: ReadonlyMap<string, TableDraft<Stored, string>>): Record<string, unknown> {
  const nested: Record<string, Record<string, unknown> | TableDraft<Stored, string>> = {};
  for (const [name, draft] of drafts) {
    const [slice, table] = name.split('.') as [string, string | undefined];
    if (table === undefined) nested[slice] = draft;
    else ((nested[slice] ??= {}) as Record<string, unknown>)[table] = draft;
  }
  return nested;
}

/** A transaction that wrote nothing leaves the very same state. */
function commitDrafts(
  state: State,
  drafts: ReadonlyMap<string, TableDraft<Stored, string>>,
  counters: Counters,
): State {
  const written = [...drafts].filter(([name, draft]) => draft.current() !== state.tables[name]);
  const { identifiers, sequence } = state.counters;
  if (written.length === 0 && counters.identifiers === identifiers && counters.sequence === sequence) return state;
  const tables = Object.fromEntries(written.map(([name, draft]) => [name, draft.current()]));
  return { now: state.now, counters, tables: { ...state.tables, ...tables } };
}
