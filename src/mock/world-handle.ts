import type { VirtualClock } from '../clock/virtual-clock.js';
import type { Events } from '../events/event-log.js';
import type { Faults } from '../pipeline/faults.js';
import { describeChanges } from '../store/changes.js';
import { fromSnapshot, toSnapshot, type Snapshot } from '../store/snapshot.js';
import type { State } from '../store/state.js';
import { renderTimeline } from '../testing/timeline.js';
import { awsSlices, type AwsWorld } from './aws-world.js';
import { readState, type AwsState } from './read-state.js';

/** What a test holds of the world behind its clients. */
export interface WorldHandle {
  readonly clock: VirtualClock;
  readonly events: Events;
  readonly faults: Faults;
  /** The state as it is now: frozen, for reading. */
  readonly state: AwsState;
  /** Empties the world and forgets stubs, outcomes, faults, calls and events: as if the mock were new. */
  reset(): void;
  /** Forgets the calls, events and timeline; keeps everything else. */
  resetHistory(): void;
  /** Takes the mock off: clients and classes are as they were before. */
  restore(): void;
  [Symbol.dispose](): void;
  /** The world as plain JSON: to save, to compare, to load. */
  snapshot(): Snapshot;
  /**
   * Puts a saved world in place of this one. It goes on exactly as the one that was saved.
   *
   * @throws UsageError when it is no snapshot of this version; the world stays as it is.
   */
  load(snapshot: unknown): void;
  /** The state as it is counts as unchanged from now on. */
  mark(): void;
  /** What has changed since the last reset, seed, load or mark, as readable lines. */
  changes(): string[];
  /** Calls, transitions and events with their virtual time, as text. */
  timeline(): string;
}

export interface WorldHandleParts {
  readonly world: AwsWorld;
  readonly startTime: number;
  readonly baseline: Baseline;
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

export function createWorldHandle(parts: WorldHandleParts): WorldHandle {
  const { world, baseline, detach } = parts;
  const { store, clock } = world;
  const settled = () => {
    clock.settle();
    return store.state();
  };
  const mark = () => void (baseline.state = settled());
  return {
    clock,
    events: world.events,
    faults: world.faults,
    get state() {
      return readState(settled());
    },
    reset() {
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
    snapshot: () => JSON.parse(JSON.stringify(toSnapshot(awsSlices, settled()))) as Snapshot,
    load(snapshot) {
      store.replace(fromSnapshot(awsSlices, snapshot));
      mark();
    },
    mark,
    changes: () => describeChanges(awsSlices, { before: baseline.state, after: settled() }),
    timeline: () => renderTimeline(world.history.entries(), parts.startTime),
  };
}
