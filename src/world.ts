// What every entry point has, whichever services are behind it.

// Mocks
export type {
  BatchTimingOptions,
  EcsTimingOptions,
  MockOptions,
  MockTarget,
  TimingOptions,
  Transport,
} from './mock/options.js';
export type { WorldHandle } from './mock/world-handle.js';
export type { SnapshotNameOf, TimelineOptions, WorldView } from './mock/world-view.js';
export type { SdkClient, SdkClientClass } from './client/sdk-client.js';
export type { ServiceHandle } from './mock/service-handle.js';
export type { WorldState } from './mock/read-state.js';

// Seeding and outcomes
export type { SeedTime } from './testing/seeding/seed-time.js';
export type { RuleAnswers } from './testing/rule-list.js';

// Time and events
export type { Duration } from './clock/duration.js';
export type { PendingTransition, VirtualClock } from './clock/virtual-clock.js';
export type { EventBridgeEvent } from './events/event.js';
export type { EventListener, Events } from './events/event-log.js';

// Stubs, calls and faults
export type { Fake, Stub, StubbedClient, StubError, Stubs } from './client/stubs.js';
export type { RecordedCall, SentCommand } from './pipeline/call-log.js';
export type { AnyCommandClass, CommandClass } from './pipeline/command-name.js';
export type { FaultError, FaultOptions, Faults } from './pipeline/faults/faults.js';

// State
export type { Snapshot } from './store/snapshot.js';
export type { SnapshotPart, SnapshotSelection } from './store/snapshot-part.js';

// Errors
export { UsageError, type UsageTopic } from './errors/usage-error.js';
