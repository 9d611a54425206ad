import { BatchClient } from '@aws-sdk/client-batch';
import { ECSClient } from '@aws-sdk/client-ecs';
import { batchTables } from '../batch/batch-state.js';
import { ecsTables } from '../ecs/ecs-state.js';
import { createLinks, type LinkedSlices } from '../links/links.js';
import { createBatchPart, decideBatch } from './batch-part.js';
import type { BatchState } from './batch-state.js';
import { attachTo, createMock, type Connect } from './create-mock.js';
import { createEcsPart, decideEcs } from './ecs-part.js';
import type { EcsState } from './ecs-state.js';
import type { BatchMock } from './mock-batch.js';
import type { EcsMock } from './mock-ecs.js';
import { copyOptions, type MockOptions } from './options.js';
import type { WorldHandle } from './world-handle.js';
import type { SnapshotNameOf } from './world-view.js';

const slices: LinkedSlices = { ecs: ecsTables, batch: batchTables };

/** Amazon ECS and AWS Batch in one world. */
export interface AwsMock extends WorldHandle<AwsState, SnapshotName>, Handles {}

/** What a snapshot can be asked for: a service stands for all of its tables. */
export type SnapshotName = SnapshotNameOf<LinkedSlices>;

/**
 * The world, frozen, for a test to look into: records by ARN, their members spelled as AWS spells them, with times in epoch milliseconds.
 * The type of a record is `AwsState['ecs']['tasks'][string]`.
 */
export interface AwsState extends EcsState, BatchState {}

interface Handles extends Pick<EcsMock, 'ecs'>, Pick<BatchMock, 'batch'> {}

/**
 * Puts an emulated ECS and an emulated AWS Batch behind all clients of the SDK: those made before and those made after, with or
 * without a Region and credentials. Nothing leaves the process.
 *
 * @throws UsageError for options that make no sense.
 * @example
 * const aws = mockAws();
 * afterEach(() => aws.reset());
 * afterAll(() => aws.restore());
 */
export function mockAws(options: MockOptions = {}): AwsMock {
  return createAwsMock(options);
}

/** Both services in one world, for whoever can reach it. Default: the clients of the options. */
export function createAwsMock(given: MockOptions, connect?: Connect<LinkedSlices>): AwsMock {
  const options = copyOptions(given);
  const [ecs, batch] = [decideEcs(options), decideBatch(options)];
  const { bindHost, bindWatcher } = createLinks({ ecs: ecs.settings, batch: batch.settings });
  const parts = { ecs: createEcsPart(ecs, bindWatcher), batch: createBatchPart(batch, bindHost) };
  return createMock<LinkedSlices, Handles, AwsState>(
    options,
    { slices, parts },
    connect ?? attachTo(options.client ?? [ECSClient, BatchClient], options.transport),
  );
}
