import { deepFreeze } from './deep-freeze.js';
import { createDueHeap } from './due-heap.js';
import { compareSequences } from './table.js';
import { compareDue, type Transition } from './transition.js';

/** What will happen. */
export interface TransitionQueue {
  insert(planned: Omit<Transition, 'sequence'>): void;
  /** Tells whether it was there. */
  delete(transition: Transition): boolean;
  /** What will happen to one resource, in the order of scheduling: as it is now. */
  of(target: string): readonly Transition[];
  /** The next thing to happen. `foreground` leaves out house-keeping. */
  next(options?: { readonly foreground?: boolean }): Transition | undefined;
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
  const entries = createEntries();
  /** What has come or gone since the last commit: each entry by itself. */
  const written: Transition[] = [];
  let captured: readonly Transition[] = [];
  let isCaptured = true;
  return {
    draft: {
      insert({ dueAt, kind, target, background, data }) {
        const sequence = nextSequence();
        const members = data === undefined ? { sequence } : { data: deepFreeze(data), sequence };
        const transition = Object.freeze({ dueAt, kind, target, background, ...members });
        entries.add(transition);
        written.push(transition);
      },
      delete(transition) {
        const wasThere = entries.remove(transition);
        if (wasThere) written.push(transition);
        return wasThere;
      },
      of: entries.of,
      next: entries.next,
      list: () => entries.all().toSorted(compareDue),
    },
    capture() {
      if (isCaptured) return captured;
      const present = new Set(entries.all());
      for (const transition of written.toReversed()) if (!present.delete(transition)) present.add(transition);
      captured = [...present].toSorted(compareSequences);
      isCaptured = written.length === 0;
      return captured;
    },
    commit() {
      const hasChanged = written.length > 0;
      written.length = 0;
      if (hasChanged) isCaptured = false;
      return hasChanged;
    },
    rollback() {
      for (const transition of written.toReversed()) if (!entries.remove(transition)) entries.add(transition);
      written.length = 0;
    },
    replace(transitions) {
      entries.clear();
      for (const transition of transitions) entries.add(transition);
      captured = transitions;
      isCaptured = true;
    },
  };
}

/** Transitions by what people ask for: a resource, or what comes next. */
interface Entries extends Pick<TransitionQueue, 'of' | 'next'> {
  add(transition: Transition): void;
  /** Tells whether it was there. */
  remove(transition: Transition): boolean;
  all(): Transition[];
  clear(): void;
}

function createEntries(): Entries {
  const bySequence = new Map<number, Transition>();
  const byTarget = new Map<string, Transition[]>();
  const isIn = (transition: Transition) => bySequence.get(transition.sequence) === transition;
  const [awaited, background] = [createDueHeap(isIn), createDueHeap(isIn)];
  const heapOf = (transition: Transition) => (transition.background ? background : awaited);
  return {
    add(transition) {
      const { sequence, target } = transition;
      bySequence.set(sequence, transition);
      const others = byTarget.get(target) ?? [];
      others.push(transition);
      if (others.length === 1) byTarget.set(target, others);
      else if (sequence < (others.at(-2)?.sequence ?? 0)) others.sort(compareSequences);
      heapOf(transition).push(transition);
    },
    remove(transition) {
      if (!isIn(transition)) return false;
      const { sequence, target } = transition;
      bySequence.delete(sequence);
      const others = byTarget.get(target) ?? [];
      if (others.length <= 1) byTarget.delete(target);
      else others.splice(others.indexOf(transition), 1);
      return true;
    },
    of: (target) => byTarget.get(target)?.slice() ?? [],
    next({ foreground = false } = {}) {
      const first = awaited.peek();
      if (foreground) return first;
      const other = background.peek();
      if (first === undefined || other === undefined) return first ?? other;
      return compareDue(first, other) < 0 ? first : other;
    },
    all: () => [...bySequence.values()],
    clear() {
      for (const everything of [bySequence, byTarget, awaited, background]) everything.clear();
    },
  };
}
