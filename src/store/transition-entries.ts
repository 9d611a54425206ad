import { createDueHeap } from './due-heap.js';
import { compareSequences } from './table.js';
import { compareDue, type Transition } from './transition.js';

/** Transitions by what people ask for: a resource, or what comes next. */
export interface TransitionEntries {
  add(transition: Transition): void;
  /** Tells whether it was there. */
  remove(transition: Transition): boolean;
  /** What will happen to one resource, in the order of scheduling: as it is now. */
  of(target: string): readonly Transition[];
  /** The next thing to happen. `foreground` leaves out house-keeping. */
  next(options?: { readonly foreground?: boolean }): Transition | undefined;
  all(): Transition[];
  clear(): void;
}

export function createTransitionEntries(): TransitionEntries {
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
