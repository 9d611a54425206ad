/**
 * Amazon ECS alone: without AWS Batch, and without its SDK client.
 *
 * @module aws-ecs-batch-mock/ecs
 */

import * as sdk from '@aws-sdk/client-ecs';
import { createEcsMock, type EcsMock } from './mock/mock-ecs.js';
import type { MockOptions } from './mock/options.js';

export * from './world.js';

// Mocks
export type { EcsMock } from './mock/mock-ecs.js';
export type { EcsHandle } from './mock/ecs-handle.js';
export type { EcsState } from './mock/ecs-state.js';

// Seeding
export type { AutoScalingGroupSeed } from './testing/seed/seed-auto-scaling-group.js';
export type { CapacityProviderSeed } from './testing/seed/seed-capacity-provider.js';
export type { DaemonSeed } from './testing/seed/seed-daemon.js';
export type { DaemonTaskDefinitionSeed } from './testing/seed/seed-daemon-task-definition.js';
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
export type { TaskStatus } from './ecs/task/task-record.js';

// Outcomes and incidents
export type { CapacityPlace } from './testing/incidents/capacity-place.js';
export type { EcsIncidents } from './testing/incidents/ecs-incidents.js';
export type { HookResult } from './testing/incidents/hook-result.js';
export type { ContainerExit } from './testing/read-exit.js';
export type { AlarmState } from './testing/incidents/set-alarm-state.js';
export type { HookAnswer, HookAnswers, HookMatch, HookPredicate } from './testing/hook-rules.js';
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

/**
 * As `mockAws`, with ECS alone.
 *
 * @throws UsageError for options that make no sense.
 * @example
 * const { ecs, clock, restore } = mockEcs();
 * ecs.seed({ clusters: ['default'], taskDefinitions: ['migrate'] });
 */
export function mockEcs(options: MockOptions = {}): EcsMock {
  return createEcsMock(sdk, options);
}
