import type { Identifiers } from '../aws/identifiers.js';
import type { DeferredEvent, EventType } from '../events/event.js';
import type { Write } from './history.js';
import { openWorld } from './open-world.js';
import type { Slices, State, WorldDraft } from './state.js';
import { emptyTable, type Stored, type TableDefinition } from './table.js';
import type { Json, Transition } from './transition.js';

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
  /** The event goes out when the transaction commits. A seed, which is no news, leaves it out. */
  emit<Subject>(type: EventType<Subject>, subject: Subject): void;
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
  /** Virtual time, epoch milliseconds. */
  now(): number;
  /** The state as of the last commit. It never changes; taking it makes the next writes a little slower. */
  state(): State;
  /** Runs the recipe on drafts and commits. A recipe that throws changes nothing. */
  transact<T>(recipe: (draft: WorldDraft<S>, context: TransactionContext) => T): T;
  /** The same view of the state, for reading only. */
  read<T>(query: (draft: WorldDraft<S>) => T): T;
  moveTo(now: number): void;
  /** The earliest of what is scheduled. */
  nextTransition(): Transition | undefined;
  replace(state: State): void;
}

/** What a transaction has brought to light. */
export interface News {
  readonly events: readonly DeferredEvent[];
  readonly messages: readonly string[];
  /** One a record, from what was there before to what is there now. */
  readonly writes: readonly Write[];
}

export type CommitListener = (news: News) => void;

export function createStore<S extends Slices>(slices: S, initial: State, onCommit: CommitListener): Store<S> {
  const definitions = tableDefinitions(slices);
  const world = openWorld<S>(definitions, initial);
  return {
    slices,
    now: () => world.now(),
    state: () => world.capture(),
    transact(recipe) {
      const { output, news } = world.transact(recipe);
      onCommit(news);
      return output;
    },
    read: (query) => query(world.draft),
    moveTo: (now) => world.moveTo(now),
    nextTransition: () => world.nextTransition(),
    replace: (state) => world.replace(state),
  };
}

export function emptyState(slices: Slices, now: number, seed: number): State {
  const tables = Object.fromEntries([...tableDefinitions(slices).keys()].map((name) => [name, emptyTable<Stored>()]));
  return { now, counters: { seed, identifiers: 0, sequence: 0 }, tables, transitions: [] };
}

/** Every table of the world under the name that it has in the state. */
export function tableDefinitions(slices: Slices): ReadonlyMap<string, TableDefinition<Stored>> {
  return new Map(
    Object.entries(slices).flatMap(([slice, tables]) =>
      Object.entries(tables).map(([table, definition]) => [`${slice}.${table}`, definition] as const),
    ),
  );
}
