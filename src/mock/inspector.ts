import type { CallLog } from '../pipeline/call-log.js';
import type { Slices } from '../store/state.js';
import type { InspectedState, Inspection } from '../testing/inspection.js';
import { timelineAbout } from '../testing/timeline.js';
import type { MockWorld } from './mock-world.js';
import { readState } from './read-state.js';

/** Shows the world to matchers. */
export interface Inspector {
  /** The world, and the calls of a part of it. */
  inspect(calls: CallLog): Inspection;
  /** Tells those who want a last look that the world is about to be emptied. */
  announceReset(): void;
}

export function createInspector<S extends Slices>(world: MockWorld<S>, startTime: number): Inspector {
  const { clock, store, history, events } = world;
  const listeners: (() => void)[] = [];
  return {
    inspect: (calls) => ({
      get state() {
        clock.settle();
        return readState(store.slices, store.state(), startTime) as InspectedState;
      },
      calls: calls.all,
      events() {
        clock.settle();
        return events.all();
      },
      timelineAbout: (names, limit) => timelineAbout({ entries: history.entries(), startTime }, names, limit),
      beforeReset: (listener) => void listeners.push(listener),
    }),
    announceReset() {
      for (const listener of listeners) listener();
    },
  };
}
