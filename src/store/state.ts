import type { TableDraft } from './draft-table.js';
import type { Stored, Table, TableDefinition } from './table.js';
import type { Transition } from './transition.js';
import type { TransitionQueue } from './transition-queue.js';

/** The tables of one service, by name. */
export type Slice = Readonly<Record<string, TableDefinition<Stored>>>;
/** All services, by name. The store knows none of them: they are handed in. */
export type Slices = Readonly<Record<string, Slice>>;

/** The whole world, immutable. Tables stand under `<slice>.<table>`. */
export interface State {
  /** Virtual time, epoch milliseconds. */
  readonly now: number;
  readonly counters: Counters;
  readonly tables: Readonly<Record<string, Table<Stored>>>;
  /** What will happen, in the order of scheduling. */
  readonly transitions: readonly Transition[];
}

export interface Counters {
  /** The seed of all identifiers, and how many have been made. */
  readonly seed: number;
  readonly identifiers: number;
  readonly sequence: number;
}

export type SliceDraft<S extends Slice> = {
  readonly [T in keyof S]: S[T] extends TableDefinition<infer R, infer I> ? TableDraft<R, I> : never;
};

/** What a transaction sees: `draft.ecs.tasks.get(arn)`. */
export type WorldDraft<S extends Slices> = { readonly [N in keyof S]: SliceDraft<S[N]> } & {
  readonly transitions: TransitionQueue;
};
