/**
 * AWS Batch alone: without Amazon ECS, and without its SDK client.
 *
 * @module aws-ecs-batch-mock/batch
 */

import * as sdk from '@aws-sdk/client-batch';
import { createBatchMock, type BatchMock } from './mock/mock-batch.js';
import type { MockOptions } from './mock/options.js';

export * from './world.js';

// Mocks
export type { BatchMock } from './mock/mock-batch.js';
export type { BatchHandle } from './mock/batch-handle.js';
export type { BatchState } from './mock/batch-state.js';

// Seeding
export type {
  AttemptsSeed,
  BatchSeed,
  BatchSeeded,
  ComputeEnvironmentSeed,
  JobDefinitionSeed,
  JobQueueSeed,
  JobSeed,
  QuotaShareSeed,
  ServiceEnvironmentSeed,
} from './testing/batch-seed/batch-seed.js';

// Outcomes and incidents
export type { BatchIncidents } from './testing/batch-incidents/batch-incidents.js';
export type { ContainerExit } from './testing/read-exit.js';
export type { JobMatch, JobOutcomes, JobPredicate } from './testing/job-rules.js';
export type { JobContainerOutcome, JobContainerSubject, JobOutcome, JobSubject } from './batch/job/job-outcome.js';

/**
 * As `mockAws`, with AWS Batch alone: its jobs run as they would on ECS, of which nothing is to be seen.
 *
 * @throws UsageError for options that make no sense.
 * @example
 * const { batch, clock } = mockBatch();
 * batch.onJob({ jobName: 'nightly-*' }, { exitCode: 137, after: '3m' });
 */
export function mockBatch(options: MockOptions = {}): BatchMock {
  return createBatchMock(sdk, options);
}
