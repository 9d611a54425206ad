import { createIdentifiers } from '../aws/identifiers.js';
import type { ReducerLookup } from '../clock/run-due-transitions.js';
import { createVirtualClock } from '../clock/virtual-clock.js';
import { createEventLog, type EventLog } from '../events/event-log.js';
import { createFaultQueue } from '../pipeline/faults/fault-queue.js';
import type { World } from '../pipeline/world.js';
import { createHistory, type History } from '../store/history.js';
import { withPast, type StoreWithPast } from '../store/past-states.js';
import type { Slices, State } from '../store/state.js';
import { createStore, emptyState } from '../store/store.js';
import { defaultRegion } from './default-region.js';
import type { Settings } from './options.js';

/** The world of a mock, with whichever services it is composed of. */
export interface MockWorld<S extends Slices> extends World<S> {
  readonly events: EventLog;
  /** Empties the world: it is as it was made. */
  empty(): void;
  /** Forgets what happened, and keeps what is. */
  forget(): void;
}

/** What the services of a world store, and what time does to it. */
export interface WorldModel<S extends Slices> {
  readonly slices: S;
  readonly reducerOf: ReducerLookup<S>;
}

const REQUEST_ID_SEED = 0x5eed;
const TOKEN_SEED = 0x70ce;

export function createMockWorld<S extends Slices>(
  settings: Settings,
  { slices, reducerOf }: WorldModel<S>,
): MockWorld<S> {
  const { accountId, region, startTime, seed, historyLimit } = settings;
  const events = createEventLog(historyLimit);
  const history = createHistory(historyLimit);
  const initial = emptyState(slices, startTime, seed);
  const store = createWorldStore(slices, initial, { history, events });
  const faults = createFaultQueue({ seed, keepPast: store.keepPast });
  const clock = createVirtualClock({ store, history, reducerOf });
  let requests = 0;
  let tokens = 0;
  const forget = () => {
    history.clear();
    events.clear();
  };
  return {
    ...{ accountId, store, clock, history, faults, events, forget },
    get region() {
      return region ?? defaultRegion();
    },
    nextRequestId: createIdentifiers(REQUEST_ID_SEED, () => ++requests).uuid,
    nextToken: createIdentifiers(TOKEN_SEED, () => ++tokens).uuid,
    empty() {
      forget();
      faults.clear();
      clock.autoAdvance(0);
      store.replace(initial);
      requests = 0;
      tokens = 0;
    },
  };
}

/** Its commits go on record, and their events out. */
function createWorldStore<S extends Slices>(
  slices: S,
  initial: State,
  { history, events }: { readonly history: History; readonly events: EventLog },
): StoreWithPast<S> {
  const store = createStore(slices, initial, (news) => {
    const at = store.now();
    if (news.writes.length > 0) history.recordCommit({ at, writes: news.writes });
    for (const message of news.messages) history.record({ type: 'message', at, message });
    for (const event of news.events) history.record(event);
    events.publish(news.events);
  });
  return withPast(store);
}
