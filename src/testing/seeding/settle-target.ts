import type { TransitionsDraft } from '../../store/state.js';
import { transitionTable, type Transition } from '../../store/transition.js';

/** Runs all that would come in time for the target. */
export function settleTarget(
  transitions: TransitionsDraft,
  target: string,
  run: (transition: Transition) => void,
): void {
  for (;;) {
    const [next] = [...transitions.listByKey([target])].filter(({ background }) => !background);
    if (next === undefined) return;
    transitions.delete(transitionTable.key(next));
    run(next);
  }
}
