import { toMilliseconds, type Duration } from './duration.js';
import type { Motion } from './motion.js';

/** The time that calls of clients take. */
export interface CallTime {
  /** How far each call moves time on. */
  autoAdvance(duration: Duration): void;
  /** Brings the world up to date for a call, and moves on. */
  beginCall(): void;
  /**
   * Time passes while a call is under way. A program inside of `fastForward` waits as for any other timer, and gets a promise; otherwise
   * the clock moves on, unless it is moving already.
   */
  elapse(ms: number): Promise<void> | undefined;
}

export function createCallTime({ settle, elapse }: Motion, isFastForwarding: () => boolean): CallTime {
  let msPerCall = 0;
  return {
    autoAdvance(duration) {
      msPerCall = toMilliseconds(duration);
    },
    beginCall() {
      settle();
      if (msPerCall > 0 && !isFastForwarding()) elapse(msPerCall);
    },
    elapse(ms) {
      if (isFastForwarding()) return sleep(ms);
      elapse(ms);
      return undefined;
    },
  };
}

/** On the timers of the program that is fast-forwarded. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
