import type { Slices, State } from './state.js';
import type { Store } from './store.js';

/** A store that can tell what was, for as long as somebody wants to know: what is kept makes the writes after it slower. */
export interface StoreWithPast<S extends Slices> extends Store<S> {
  /** Keeps from now on what was up to so many milliseconds ago. 0 keeps nothing. */
  keepPast(ms: number): void;
  /** The state at the end of that moment, or the oldest that is kept. */
  stateAt(time: number): State;
}

export function withPast<S extends Slices>(store: Store<S>): StoreWithPast<S> {
  let keptMs = 0;
  /** The last state of each moment that is over, the oldest first. */
  let past: readonly State[] = [];
  return {
    ...store,
    keepPast(ms) {
      if (ms === 0) past = [];
      else if (keptMs === 0) past = [store.state()];
      keptMs = ms;
    },
    stateAt(time) {
      if (time >= store.now()) return store.state();
      return past.findLast(({ now }) => now <= time) ?? past[0] ?? store.state();
    },
    moveTo(now) {
      if (keptMs > 0 && now !== store.now()) past = dropOlder([...past, store.state()], now - keptMs);
      store.moveTo(now);
    },
    replace(state) {
      store.replace(state);
      if (keptMs > 0) past = [store.state()];
    },
  };
}

/** Without what was over by then: the last state up to a moment still held at that moment. */
function dropOlder(past: readonly State[], time: number): readonly State[] {
  const first = past.findLastIndex(({ now }) => now <= time);
  return first > 0 ? past.slice(first) : past;
}
