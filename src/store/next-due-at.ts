import { nextDue, type Transition } from './transition.js';
import type { TransitionsDraft } from './state.js';
import type { RecordChange } from './write-record.js';

/** When the next transition is due, without a look at the table where that cannot have changed. */
export interface NextDueAt {
  /** Epoch milliseconds. Infinity: nothing is scheduled. */
  get(): number;
  /** A transition comes or goes. */
  note(change: Pick<RecordChange<Transition>, 'before' | 'after'>): void;
  /** The table has changed in some other way. */
  forget(): void;
}

export function createNextDueAt(transitions: () => TransitionsDraft): NextDueAt {
  let known: number | undefined;
  return {
    get: () => (known ??= nextDue(transitions())?.dueAt ?? Infinity),
    note({ before, after }) {
      if (known === undefined) return;
      if (after !== undefined && after.dueAt < known) known = after.dueAt;
      else if (before?.dueAt === known) known = undefined;
    },
    forget() {
      known = undefined;
    },
  };
}
