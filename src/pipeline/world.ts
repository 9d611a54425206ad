import type { ClockControl } from '../clock/virtual-clock.js';
import type { History } from '../store/history.js';
import type { StoreWithPast } from '../store/past-states.js';
import type { Slices } from '../store/state.js';
import type { FaultQueue } from './faults/fault-queue.js';

/** Everything that lives behind the clients of one mock. */
export interface World<S extends Slices> {
  readonly accountId: string;
  /** For clients that have no Region of their own. */
  readonly region: string;
  readonly store: StoreWithPast<S>;
  readonly clock: ClockControl;
  readonly history: History;
  readonly faults: FaultQueue;
  /** Requests are no part of the state: their ids come from a stream of their own. */
  nextRequestId(): string;
  /** For requests that may be sent again: likewise. */
  nextToken(): string;
}
