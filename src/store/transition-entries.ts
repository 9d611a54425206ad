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
  /** Lists that stay as they are: whoever has one may write while going through it. */
  const byTarget = new Map<string, readonly Transition[]>();
  const isIn = (transition: Transition) => byTarget.get(transition.target)?.includes(transition) === true;
  const [awaited, background] = [createDueHeap(isIn), createDueHeap(isIn)];
  const heapOf = (transition: Transition) => (transition.background ? background : awaited);
  return {
    add(transition) {
      const { target } = transition;
      const others = byTarget.get(target);
      byTarget.set(target, others === undefined ? [transition] : insertInOrder(others, transition));
      heapOf(transition).push(transition);
    },
    remove(transition) {
      const { target } = transition;
      const all = byTarget.get(target);
      if (all?.includes(transition) !== true) return false;
      if (all.length === 1) byTarget.delete(target);
      else byTarget.set(target, without(all, transition));
      return true;
    },
    of: (target) => byTarget.get(target) ?? [],
    next({ foreground = false } = {}) {
      const first = awaited.peek();
      if (foreground) return first;
      const other = background.peek();
      if (first === undefined || other === undefined) return first ?? other;
      return compareDue(first, other) < 0 ? first : other;
    },
    all: () => [...byTarget.values()].flat(),
    clear() {
      for (const everything of [byTarget, awaited, background]) everything.clear();
    },
  };
}

function without(all: readonly Transition[], transition: Transition): Transition[] {
  return all.filter((other) => other !== transition);
}

/** The latest is mostly the last. */
function insertInOrder(others: readonly Transition[], transition: Transition): Transition[] {
  const all = others.concat(transition);
  return compareSequences(others.at(-1) ?? transition, transition) <= 0 ? all : all.toSorted(compareSequences);
}
