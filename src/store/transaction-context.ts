import { createIdentifiers } from '../aws/identifiers.js';
import type { DeferredEvent } from '../events/event.js';
import type { PlannedTransition, TransactionContext } from './store.js';
import { matchesTransition, type TransitionFilter } from './transition.js';
import type { TransitionQueue } from './transition-queue.js';

/** What a transaction brings to light, while it does. */
export interface FreshNews {
  readonly events: DeferredEvent[];
  readonly messages: string[];
}

/** All transactions of one moment have the same context: only their news are others. */
export function createContextMaker(
  transitions: TransitionQueue,
  counters: { readonly seed: number; identifiers: number },
): (now: number, news: FreshNews) => TransactionContext {
  const identifiers = createIdentifiers(counters.seed, () => ++counters.identifiers);
  let fresh: FreshNews = { events: [], messages: [] };
  const contextAt = (now: number): TransactionContext => ({
    now,
    identifiers,
    schedule: (planned) => insertTransition(transitions, planned, now),
    cancel: (target, kinds, data) => cancelTransitions(transitions, { target, kinds, data }),
    scheduled: (target, kinds) => transitions.of(target).filter(({ kind }) => kinds.includes(kind)),
    emit: (eventType, subject) =>
      void fresh.events.push({ type: 'event', eventType, subject, at: now, place: identifiers.reserve(), identifiers }),
    tell: (message) => void fresh.messages.push(message),
  });
  let context: TransactionContext | undefined;
  return (now, news) => {
    fresh = news;
    if (context?.now !== now) context = contextAt(now);
    return context;
  };
}

function insertTransition(transitions: TransitionQueue, planned: PlannedTransition, now: number): void {
  const { kind, target, afterMs, data, background = false } = planned;
  transitions.insert({ dueAt: now + afterMs, kind, target, background, data });
}

interface Cancellation extends TransitionFilter {
  readonly target: string;
}

function cancelTransitions(transitions: TransitionQueue, { target, ...filter }: Cancellation): void {
  for (const transition of transitions.of(target)) {
    if (matchesTransition(transition, filter)) transitions.delete(transition);
  }
}
