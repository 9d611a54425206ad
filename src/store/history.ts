import type { DeferredEvent } from '../events/event.js';
import type { RecordChange } from './write-record.js';
import type { Stored } from './table.js';
import type { Transition } from './transition.js';

/** What happened, in the order in which it happened: the source of the timeline and of the trace. */
export interface History {
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

export interface Write extends RecordChange<Stored> {
  /** For example `ecs.tasks`. */
  readonly table: string;
}

export type HistoryEntry = CallEntry | TransitionEntry | EventEntry | MessageEntry | IncidentEntry;

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

/** What a test has let befall a resource. */
export interface IncidentEntry {
  readonly type: 'incident';
  readonly at: number;
  /** As the method is called, for example `spotInterruption`. */
  readonly name: string;
  /** What the method was called with. */
  readonly about: readonly unknown[];
}

export function createHistory(): History {
  let entries: HistoryEntry[] = [];
  let commits: Commit[] = [];
  return {
    entries: () => entries,
    record: (entry) => void entries.push(entry),
    commits: () => commits,
    recordCommit: (commit) => void commits.push(commit),
    clear() {
      entries = [];
      commits = [];
    },
  };
}
