import type { Transition } from '../../store/transition.js';
import type { TransitionQueue } from '../../store/transition-queue.js';

/** Runs all that would come in time for the target. */
export function settleTarget(
  transitions: TransitionQueue,
  target: string,
  run: (transition: Transition) => void,
): void {
  for (;;) {
    const next = transitions.of(target).find(({ background }) => !background);
    if (next === undefined) return;
    transitions.delete(next);
    run(next);
  }
}
