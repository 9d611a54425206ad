import type { DeferredEvent } from '../events/event.js';
import type { Transition } from './transition.js';

/** What happened, in the order in which it happened: the source of the timeline. */
export interface History {
  entries(): readonly HistoryEntry[];
  record(entry: HistoryEntry): void;
  clear(): void;
}

export type HistoryEntry = CallEntry | TransitionEntry | EventEntry | MessageEntry;

export interface CallEntry {
  readonly type: 'call';
  /** Virtual time, epoch milliseconds. */
  readonly at: number;
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  /** What the caller got: who answered, and the error's name and message where there was one. */
  answer?: CallAnswer;
}

export interface CallAnswer {
  readonly by: 'model' | 'stub' | 'fault';
  readonly output?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

export interface TransitionEntry {
  readonly type: 'transition';
  readonly at: number;
  readonly transition: Transition;
}

export interface EventEntry {
  readonly type: 'event';
  readonly at: number;
  readonly event: DeferredEvent;
}

/** What a resource says of itself, such as a service event. */
export interface MessageEntry {
  readonly type: 'message';
  readonly at: number;
  readonly message: string;
}

export function createHistory(): History {
  let entries: HistoryEntry[] = [];
  return {
    entries: () => entries,
    record: (entry) => void entries.push(entry),
    clear() {
      entries = [];
    },
  };
}
