import { freezeAlike } from './freeze-alike.js';
import { compareSequences } from './table.js';
import { compareDue, type Transition } from './transition.js';
import { createTransitionEntries, type TransitionEntries } from './transition-entries.js';

/** What will happen. */
export interface TransitionQueue extends Pick<TransitionEntries, 'of' | 'next'> {
  insert(planned: Omit<Transition, 'sequence'>): void;
  /** Tells whether it was there. */
  delete(transition: Transition): boolean;
  /** In order of time, and then of scheduling. */
  list(): Transition[];
}

/** The queue at work, as the store holds it. */
export interface WorkingQueue {
  readonly draft: TransitionQueue;
  /** As it was at the last commit, in the order of scheduling. It stays so. */
  capture(): readonly Transition[];
  /** What has been written since the last commit stays. Tells whether there was any of it. */
  commit(): boolean;
  /** What has been written since the last commit is taken back. */
  rollback(): void;
  /** Puts other transitions in place of these. */
  replace(transitions: readonly Transition[]): void;
}

export function openTransitionQueue(nextSequence: () => number): WorkingQueue {
  const entries = createTransitionEntries();
  /** What has come or gone since the last commit: each entry by itself. */
  let written: Transition[] = [];
  let captured: readonly Transition[] | undefined = [];
  const captureBefore = () => {
    const present = new Set(entries.all());
    for (const transition of written.toReversed()) if (!present.delete(transition)) present.add(transition);
    return [...present].toSorted(compareSequences);
  };
  return {
    draft: draftQueue({ entries, nextSequence, note: (transition) => void written.push(transition) }),
    capture: () => (captured ??= captureBefore()),
    commit() {
      if (written.length === 0) return false;
      written = [];
      captured = undefined;
      return true;
    },
    rollback() {
      for (const transition of written.toReversed()) if (!entries.remove(transition)) entries.add(transition);
      written = [];
    },
    replace(transitions) {
      entries.clear();
      for (const transition of transitions) entries.add(transition);
      captured = transitions;
    },
  };
}

interface QueueAccess {
  readonly entries: TransitionEntries;
  nextSequence(): number;
  /** A transition comes or goes. */
  note(transition: Transition): void;
}

function draftQueue({ entries, nextSequence, note }: QueueAccess): TransitionQueue {
  return {
    insert({ dueAt, kind, target, background, data }) {
      const sequence = nextSequence();
      const transition: Transition =
        data === undefined
          ? { dueAt, kind, target, background, sequence }
          : { dueAt, kind, target, background, data: freezeAlike(data), sequence };
      entries.add(Object.freeze(transition));
      note(transition);
    },
    delete(transition) {
      const wasThere = entries.remove(transition);
      if (wasThere) note(transition);
      return wasThere;
    },
    of: entries.of,
    next: entries.next,
    list: () => entries.all().toSorted(compareDue),
  };
}
