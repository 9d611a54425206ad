import { createIdentifiers } from '../aws/identifiers.js';
import type { BatchSettings } from '../batch/batch-context.js';
import { createBatchTransitions, type BatchSlices, type HostBinding } from '../batch/batch-service.js';
import { batchTables } from '../batch/batch-state.js';
import { createVirtualClock } from '../clock/virtual-clock.js';
import type { EcsSettings } from '../ecs/ecs-context.js';
import { createEcsTransitions, type EcsSlices, type WatcherBinding } from '../ecs/ecs-service.js';
import { ecsTables } from '../ecs/ecs-state.js';
import { createEventLog, type EventLog } from '../events/event-log.js';
import { createFaultQueue } from '../pipeline/faults/fault-queue.js';
import type { World } from '../pipeline/world.js';
import { createHistory, type History } from '../store/history.js';
import { withPast, type StoreWithPast } from '../store/past-states.js';
import type { State } from '../store/state.js';
import { createStore, emptyState } from '../store/store.js';
import type { Settings } from './options.js';

/** Both services in one world. */
export const awsSlices: AwsSlices = { ecs: ecsTables, batch: batchTables };

export type AwsSlices = EcsSlices & BatchSlices;

export interface AwsWorld extends World<AwsSlices> {
  readonly events: EventLog;
  /** Empties the world: it is as it was made. */
  empty(): void;
  /** Forgets what happened, and keeps what is. */
  forget(): void;
}

const REQUEST_ID_SEED = 0x5eed;
const TOKEN_SEED = 0x70ce;

export interface ServiceSettings {
  readonly ecs: EcsSettings;
  readonly batch: BatchSettings;
}

/** What the services of the world have to do with each other. */
export interface Bindings {
  /** Where jobs run. */
  readonly bindHost: HostBinding<AwsSlices>;
  /** Who hears what becomes of tasks. */
  readonly bindWatcher: WatcherBinding<AwsSlices> | undefined;
}

/** Its commits go on record, and their events out. */
function createWorldStore(
  initial: State,
  { history, events }: { readonly history: History; readonly events: EventLog },
): StoreWithPast<AwsSlices> {
  const store = createStore(awsSlices, initial, (news) => {
    const at = store.now();
    if (news.writes.length > 0) history.recordCommit({ at, writes: news.writes });
    for (const message of news.messages) history.record({ type: 'message', at, message });
    for (const event of news.events) history.record({ type: 'event', at, event });
    events.publish(news.events);
  });
  return withPast(store);
}

export function createAwsWorld(settings: Settings, services: ServiceSettings & Bindings): AwsWorld {
  const { accountId, region, startTime, seed } = settings;
  const events = createEventLog();
  const history = createHistory();
  const initial = () => emptyState(awsSlices, startTime, seed);
  const store = createWorldStore(initial(), { history, events });
  const faults = createFaultQueue({ seed, keepPast: store.keepPast });
  const reducers = {
    ...createEcsTransitions(services.ecs, services.bindWatcher),
    ...createBatchTransitions(services.batch, services.bindHost),
  };
  const clock = createVirtualClock({ store, history, reducers });
  let requests = 0;
  let tokens = 0;
  const forget = () => {
    history.clear();
    events.clear();
  };
  return {
    ...{ accountId, store, clock, history, faults, events, forget },
    get region() {
      return region ?? process.env['AWS_REGION'] ?? 'us-east-1';
    },
    nextRequestId: createIdentifiers(REQUEST_ID_SEED, () => ++requests).uuid,
    nextToken: createIdentifiers(TOKEN_SEED, () => ++tokens).uuid,
    empty() {
      forget();
      faults.clear();
      clock.autoAdvance(0);
      store.replace(initial());
      requests = 0;
      tokens = 0;
    },
  };
}
