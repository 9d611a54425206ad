import { createIdentifiers } from '../aws/identifiers.js';
import { deferEvent, type DeferredEvent } from '../events/event.js';
import type { TransitionsDraft } from './state.js';
import type { PlannedTransition, TransactionContext } from './store.js';
import { matchesTransition, transitionTable, type TransitionFilter } from './transition.js';

/** What a transaction brings to light, while it does. */
export interface FreshNews {
  readonly events: DeferredEvent[];
  readonly messages: string[];
}

/** The functions are the same for all transactions: only the moment and the news are another. */
export function createContextMaker(
  transitions: TransitionsDraft,
  counters: { readonly seed: number; identifiers: number },
): (now: number, news: FreshNews) => TransactionContext {
  let at = 0;
  let fresh: FreshNews = { events: [], messages: [] };
  const identifiers = createIdentifiers(counters.seed, () => ++counters.identifiers);
  const schedule: TransactionContext['schedule'] = (planned) => insertTransition(transitions, planned, at);
  const cancel: TransactionContext['cancel'] = (target, kinds, data) =>
    cancelTransitions(transitions, { target, kinds, data });
  const scheduled: TransactionContext['scheduled'] = (target, kinds) =>
    [...transitions.listByKey([target])].filter(({ kind }) => kinds.includes(kind));
  const emit: TransactionContext['emit'] = (describe) =>
    void fresh.events.push(deferEvent(describe(), at, identifiers.laterUuid()));
  const tell: TransactionContext['tell'] = (message) => void fresh.messages.push(message);
  return (now, news) => {
    at = now;
    fresh = news;
    return { now, identifiers, schedule, cancel, scheduled, emit, tell };
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
  for (const transition of [...transitions.listByKey([target])]) {
    if (matchesTransition(transition, filter)) transitions.delete(transitionTable.key(transition));
  }
}
