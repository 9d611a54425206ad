import type { TransitionsDraft } from './state.js';
import { compareDue, nextDue, type Transition } from './transition.js';
import type { RecordChange } from './write-record.js';

/** The transition that is due next, without a look at the table where it cannot be another. */
export interface NextTransition {
  get(): Transition | undefined;
  /** A transition comes or goes. */
  note(change: Pick<RecordChange<Transition>, 'before' | 'after'>): void;
  /** The table has changed in some other way. */
  forget(): void;
}

export function createNextTransition(transitions: () => TransitionsDraft): NextTransition {
  let next: Transition | undefined;
  let isKnown = false;
  return {
    get() {
      if (!isKnown) next = nextDue(transitions());
      isKnown = true;
      return next;
    },
    note({ before, after }) {
      if (before !== undefined && before === next) isKnown = false;
      else if (after !== undefined && (next === undefined || compareDue(after, next) < 0)) next = after;
    },
    forget() {
      isKnown = false;
    },
  };
}
