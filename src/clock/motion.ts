import type { Slices } from '../store/state.js';
import type { Transition } from '../store/transition.js';
import { createDateFollower } from './faked-date.js';
import { runDueTransitions, type Scheduler } from './run-due-transitions.js';

/** How time moves, without the questions of a test. */
export interface Motion {
  nowMs(): number;
  advanceToMs(time: number): void;
  nextForeground(): Transition | undefined;
  /** Follows a faked `Date`, and runs what is due right now. */
  settle(): void;
  /** Lets time pass. Neither does anything while time moves. */
  elapse(ms: number): void;
}

export function createMotion<S extends Slices>(scheduler: Scheduler<S>): Motion {
  const { store } = scheduler;
  const movedBy = createDateFollower();
  movedBy();
  const nowMs = () => store.now();
  let isMoving = false;
  const advanceToMs = (time: number) => {
    const wasMoving = isMoving;
    isMoving = true;
    try {
      runDueTransitions(scheduler, time);
    } finally {
      isMoving = wasMoving;
    }
    // A listener may have moved it farther.
    store.moveTo(Math.max(time, nowMs()));
  };
  return {
    nowMs,
    advanceToMs,
    nextForeground: () => store.read(({ transitions }) => transitions.next({ foreground: true })),
    // What a test decides while time moves, such as an outcome, sees the moment at which it is asked.
    settle() {
      if (!isMoving) advanceToMs(nowMs() + movedBy());
    },
    elapse(ms) {
      if (!isMoving) advanceToMs(nowMs() + ms);
    },
  };
}
