import { createBoundedLog, HISTORY_LIMIT } from '../events/bounded-log.js';
import type { DeferredEvent } from '../events/event.js';
import type { Stored } from './table.js';
import type { Transition } from './transition.js';

/** What happened, in the order in which it happened, as far back as its limit reaches: the source of the timeline and of the trace. */
export interface History {
  /** The first tells how many there were before, if these are gone. */
  entries(): readonly HistoryEntry[];
  record(entry: HistoryEntry): void;
  commits(): readonly Commit[];
  recordCommit(commit: Commit): void;
  clear(): void;
}

/** What one transaction has written. The records are frozen, and shared with the state and the events: to keep them costs little. */
export interface Commit {
  /** Virtual time, epoch milliseconds. */
  readonly at: number;
  readonly writes: readonly Write[];
}

export interface Write {
  /** For example `ecs.tasks`. */
  readonly table: string;
  readonly key: string;
  /** Undefined: it was not there. */
  readonly before: Stored | undefined;
  /** Undefined: it is gone. */
  readonly after: Stored | undefined;
}

export type HistoryEntry = CallEntry | TransitionEntry | DeferredEvent | MessageEntry | IncidentEntry;

export interface CallEntry {
  readonly type: 'call';
  /** Virtual time, epoch milliseconds. */
  readonly at: number;
  readonly service: string;
  /** For example `RunTaskCommand`. */
  readonly commandName: string;
  /** Of the command that was sent. */
  readonly prototype: object;
  /** A copy. */
  readonly input: unknown;
  /** What the caller got: who answered, and the error's name and message where there was one. Undefined while nobody has. */
  answer: CallAnswer | undefined;
}

export interface CallAnswer {
  readonly by: 'model' | 'stub' | 'fault';
  /** What the caller got, made anew. */
  makeOutput?(): unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

export interface TransitionEntry {
  readonly type: 'transition';
  readonly at: number;
  readonly transition: Transition;
}

/** What a resource says of itself, such as a service event. */
export interface MessageEntry {
  readonly type: 'message';
  readonly at: number;
  readonly message: string;
}

/** What a test has let befall a resource. */
export interface IncidentEntry {
  readonly type: 'incident';
  readonly at: number;
  /** As the method is called, for example `spotInterruption`. */
  readonly name: string;
  /** What the method was called with. */
  readonly about: readonly unknown[];
}

/** The limit is for entries and for commits alike. */
export function createHistory(limit: number = HISTORY_LIMIT): History {
  const entries = createBoundedLog<HistoryEntry>(limit);
  const commits = createBoundedLog<Commit>(limit);
  return {
    entries: () => [...tellGone(entries.gone(), entries.all()), ...entries.all()],
    record: entries.add,
    commits: commits.all,
    recordCommit: commits.add,
    clear() {
      entries.clear();
      commits.clear();
    },
  };
}

function tellGone(count: number, [first]: readonly HistoryEntry[]): MessageEntry[] {
  if (count === 0 || first === undefined) return [];
  return [
    { type: 'message', at: first.at, message: `(${count} earlier entries are gone: see the option historyLimit)` },
  ];
}
