/**
 * Amazon ECS and AWS Batch, emulated inside the test process, behind the clients of AWS SDK for JavaScript v3.
 *
 * @module aws-ecs-batch-mock
 */

// Mocks
export { mockAws, mockBatch, mockEcs, type AwsMock, type BatchMock, type EcsMock } from './mock/mock-aws.js';
export { withClientMock } from './mock/with-client-mock.js';
export type {
  BatchTimingOptions,
  EcsTimingOptions,
  MockOptions,
  MockTarget,
  TimingOptions,
  Transport,
} from './mock/options.js';
export type { WorldHandle } from './mock/world-handle.js';
export type { SnapshotName, TimelineOptions, WorldView } from './mock/world-view.js';
export type { SdkClient, SdkClientClass } from './client/sdk-client.js';
export type { BatchHandle } from './mock/batch-handle.js';
export type { EcsHandle } from './mock/ecs-handle.js';
export type { ServiceHandle } from './mock/service-handle.js';
export type { AwsState } from './mock/read-state.js';

// Seeding and outcomes
export type { AutoScalingGroupSeed } from './testing/seed/seed-auto-scaling-group.js';
export type { CapacityProviderSeed } from './testing/seed/seed-capacity-provider.js';
export type { SubnetSeed } from './testing/seed/seed-subnet.js';
export type { ContainerInstanceSeed } from './testing/seed/seed-container-instance.js';
export type {
  ClusterSeed,
  EcsSeed,
  EcsSeeded,
  ServiceSeed,
  TaskDefinitionSeed,
  TaskSeed,
} from './testing/seed/ecs-seed.js';
export type {
  AttemptsSeed,
  BatchSeed,
  BatchSeeded,
  ComputeEnvironmentSeed,
  JobDefinitionSeed,
  JobQueueSeed,
  JobSeed,
} from './testing/batch-seed/batch-seed.js';
export type { SeedTime } from './testing/seeding/seed-time.js';
export type { TaskStatus } from './ecs/task/task-record.js';
export type { BatchIncidents } from './testing/batch-incidents/batch-incidents.js';
export type { CapacityPlace } from './testing/incidents/capacity-place.js';
export type { EcsIncidents } from './testing/incidents/ecs-incidents.js';
export type { HookResult } from './testing/incidents/hook-result.js';
export type { ContainerExit } from './testing/incidents/read-exit.js';
export type { AlarmState } from './testing/incidents/set-alarm-state.js';
export type { JobMatch, JobOutcomes, JobPredicate } from './testing/job-rules.js';
export type { JobContainerOutcome, JobContainerSubject, JobOutcome, JobSubject } from './batch/job/job-outcome.js';
export type { HookAnswer, HookAnswers, HookMatch, HookPredicate } from './testing/hook-rules.js';
export type { RuleAnswers } from './testing/rule-list.js';
export type { TaskMatch, TaskOutcomes, TaskPredicate } from './testing/outcome-rules.js';
export type {
  ContainerOutcome,
  ContainerSubject,
  HealthChange,
  TaskOutcome,
  TaskSubject,
} from './ecs/task/task-outcome.js';
export type {
  LifecycleHookEvent,
  LifecycleHookResult,
  LifecycleHookSubject,
  TrafficWeights,
} from './ecs/service-deployment/lifecycle-hook.js';

// Time and events
export type { Duration } from './clock/duration.js';
export type { PendingTransition, VirtualClock } from './clock/virtual-clock.js';
export type { EventBridgeEvent } from './events/event.js';
export type { EventListener, Events } from './events/event-log.js';

// Stubs, calls and faults
export type { ClientMock } from './client/join-client-mock.js';
export type { Fake, Stub, StubbedClient, StubError, Stubs } from './client/stubs.js';
export type { RecordedCall, SentCommand } from './pipeline/call-log.js';
export type { AnyCommandClass, CommandClass } from './pipeline/command-name.js';
export type { FaultError, FaultOptions, Faults } from './pipeline/faults/faults.js';

// State
export type { Snapshot } from './store/snapshot.js';
export type { SnapshotPart, SnapshotSelection } from './store/snapshot-part.js';

// Errors
export { UsageError, type UsageTopic } from './errors/usage-error.js';
