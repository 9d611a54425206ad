import { showValue, UsageError } from '../errors/usage-error.js';
import type { History } from '../store/history.js';
import type { Slices, WorldDraft } from '../store/state.js';
import type { Store, TransactionContext } from '../store/store.js';
import type { Transition } from '../store/transition.js';

/** What time does to a resource: a reducer, like those of the actions. */
export type TransitionReducer<S extends Slices> = (
  draft: WorldDraft<S>,
  transition: Transition,
  context: TransactionContext,
) => void;

/** Gives the reducer of a kind of transition, where there is one. */
export type ReducerLookup<S extends Slices> = (kind: string) => TransitionReducer<S> | undefined;

export interface Scheduler<S extends Slices> {
  readonly store: Store<S>;
  readonly reducerOf: ReducerLookup<S>;
  readonly history: History;
}

const MOST_AT_ONE_INSTANT = 200_000;

/** Runs what is due until then, in order of time and then of scheduling. Each transition sees its own due time as now. */
export function runDueTransitions<S extends Slices>(scheduler: Scheduler<S>, until: number): void {
  let instant = -1;
  let ranAtInstant = 0;
  const { store } = scheduler;
  for (let next = store.nextTransition(); next && next.dueAt <= until; next = store.nextTransition()) {
    ranAtInstant = next.dueAt === instant ? ranAtInstant + 1 : 1;
    instant = next.dueAt;
    if (ranAtInstant > MOST_AT_ONE_INSTANT) throw endlessInstant(next);
    runTransition(scheduler, next);
  }
}

/** Moves time to the transition's due time, where that is ahead, and applies it in a transaction of its own. */
function runTransition<S extends Slices>({ store, reducerOf, history }: Scheduler<S>, transition: Transition): void {
  const reduce = reducerOf(transition.kind);
  if (reduce === undefined) {
    throw new UsageError(
      `No transition of the kind ${showValue(transition.kind)} is known. Load snapshots with the version that saved them.`,
      'snapshots',
    );
  }
  if (transition.dueAt > store.now()) store.moveTo(transition.dueAt);
  history.record({ type: 'transition', at: store.now(), transition });
  store.transact((draft, context) => {
    draft.transitions.delete(transition);
    reduce(draft, transition, context);
  });
}

function endlessInstant({ kind, target, dueAt }: Transition): UsageError {
  const at = new Date(dueAt).toISOString();
  return new UsageError(
    `More than ${MOST_AT_ONE_INSTANT} transitions at ${at}, the last of them ${kind} of ${target}: time cannot go on. ` +
      `Give the phases a duration ({ timing: … }) or the containers an outcome that takes time ({ after: '1s' }).`,
    'time',
  );
}
