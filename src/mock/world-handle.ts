import type { VirtualClock } from '../clock/virtual-clock.js';
import type { Events } from '../events/event-log.js';
import type { Faults } from '../pipeline/faults/faults.js';
import { fromSnapshot } from '../store/snapshot.js';
import type { Slices, State } from '../store/state.js';
import type { MockWorld } from './mock-world.js';
import { readState, type WorldState } from './read-state.js';
import { createWorldView, type SnapshotNameOf, type WorldView } from './world-view.js';

/** What a test holds of the world behind its clients. */
export interface WorldHandle<S extends WorldState = WorldState, Name extends string = string> extends WorldView<Name> {
  /** Virtual time, which stands still until the test moves it. */
  readonly clock: VirtualClock;
  /** What Amazon EventBridge would deliver. */
  readonly events: Events;
  /** What goes wrong on the way to AWS. */
  readonly faults: Faults;
  /** The state as it is now: frozen, for reading. */
  readonly state: S;
  /** Empties the world and forgets stubs, outcomes, faults, calls and events: as if the mock were new. */
  reset(): void;
  /** Forgets the calls, events and timeline; keeps everything else. */
  resetHistory(): void;
  /** Takes the mock off: clients and classes are as they were before. */
  restore(): void;
  /** As `restore`, for `using aws = mockAws()`. */
  [Symbol.dispose](): void;
  /**
   * Puts a saved world in place of this one. It goes on exactly as the one that was saved; timeline and trace begin anew.
   *
   * @throws UsageError when it is no snapshot of this version, or one of other services; the world stays as it is.
   */
  load(snapshot: unknown): void;
  /** The state as it is counts as unchanged from now on. */
  mark(): void;
}

export interface WorldHandleParts<S extends Slices> {
  readonly world: MockWorld<S>;
  readonly startTime: number;
  readonly baseline: Baseline;
  /** Is called while the world is still what it was. */
  readonly beforeReset: () => void;
  /** Takes back stubs, outcomes and recorded calls. */
  readonly clear: () => void;
  /** Forgets recorded calls alone. */
  readonly clearCalls: () => void;
  readonly detach: () => void;
}

/** The state against which changes are told. */
export interface Baseline {
  state: State;
}

export function createWorldHandle<S extends Slices, View extends WorldState>(
  parts: WorldHandleParts<S>,
): WorldHandle<View, SnapshotNameOf<S>> {
  const { world, baseline, detach } = parts;
  const { store, clock } = world;
  const settled = () => {
    clock.settle();
    return store.state();
  };
  const view = createWorldView({ world, startTime: parts.startTime, baseline, settled });
  const mark = () => void (baseline.state = settled());
  return {
    ...view,
    clock,
    events: world.events,
    faults: world.faults,
    get state() {
      return readState(store.slices, settled(), parts.startTime) as WorldState as View;
    },
    reset() {
      parts.beforeReset();
      world.empty();
      parts.clear();
      mark();
    },
    resetHistory() {
      world.forget();
      parts.clearCalls();
    },
    restore: detach,
    [Symbol.dispose]: detach,
    load(snapshot) {
      store.replace(fromSnapshot(store.slices, snapshot));
      world.history.clear();
      mark();
    },
    mark,
  };
}
