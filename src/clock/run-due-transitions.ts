import { showValue, UsageError } from '../errors/usage-error.js';
import type { History } from '../store/history.js';
import type { Slices, WorldDraft } from '../store/state.js';
import type { Store, TransactionContext } from '../store/store.js';
import { listDue, transitionTable, type Transition } from '../store/transition.js';

/** What time does to a resource: a reducer, like those of the actions. */
export type TransitionReducer<S extends Slices> = (
  draft: WorldDraft<S>,
  transition: Transition,
  context: TransactionContext,
) => void;

export interface Scheduler<S extends Slices> {
  readonly store: Store<S>;
  readonly reducers: Readonly<Record<string, TransitionReducer<S>>>;
  readonly history: History;
}

const MOST_AT_ONE_INSTANT = 200_000;

/** Runs what is due until then, in order of time and then of scheduling. Each transition sees its own due time as now. */
export function runDueTransitions<S extends Slices>(scheduler: Scheduler<S>, until: number): void {
  const { store } = scheduler;
  let instant = -1;
  let ranAtInstant = 0;
  for (let next = store.nextDueAt(); next <= until; next = store.nextDueAt()) {
    if (next !== instant) ranAtInstant = 0;
    instant = next;
    for (const transition of store.read(({ transitions }) => listDue(transitions, instant))) {
      if (!isScheduled(store, transition)) continue;
      if (++ranAtInstant > MOST_AT_ONE_INSTANT) throw endlessInstant(transition);
      runTransition(scheduler, transition);
    }
  }
}

/** One that was due at the same moment may have cancelled it. */
function isScheduled<S extends Slices>(store: Store<S>, transition: Transition): boolean {
  return store.read(({ transitions }) => transitions.get(transitionTable.key(transition)) === transition);
}

/** Moves time to the transition's due time, where that is ahead, and applies it in a transaction of its own. */
function runTransition<S extends Slices>({ store, reducers, history }: Scheduler<S>, transition: Transition): void {
  const reduce = reducers[transition.kind];
  if (reduce === undefined) {
    throw new UsageError(
      `No transition of the kind ${showValue(transition.kind)} is known. Load snapshots with the version that saved them.`,
      'snapshots',
    );
  }
  if (transition.dueAt > store.now()) store.moveTo(transition.dueAt);
  history.record({ type: 'transition', at: store.now(), transition });
  store.transact((draft, context) => {
    draft.transitions.delete(transitionTable.key(transition));
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
