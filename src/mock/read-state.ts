import type { Slices, State } from '../store/state.js';
import { toSnapshot, type Snapshot } from '../store/snapshot.js';
import type { Transition } from '../store/transition.js';
import { markWorld } from '../testing/world-mark.js';

export type ByArn<R> = Readonly<Record<string, Readonly<R>>>;

/** What every world has, whichever services it is composed of. Each of them adds its tables under its name. */
export interface WorldState {
  /** Virtual time, epoch milliseconds. */
  readonly now: number;
  /** What will happen, in the order of scheduling. */
  readonly transitions: readonly Transition[];
}

const views = new WeakMap<State, Snapshot & WorldState>();

/** The same state gives the same view. */
export function readState(slices: Slices, state: State, startTime: number): Snapshot & WorldState {
  const known = views.get(state);
  if (known !== undefined) return known;
  const view = Object.freeze(markWorld(toSnapshot(slices, state), startTime)) as Snapshot & WorldState;
  views.set(state, view);
  return view;
}
