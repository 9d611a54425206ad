import { batchTables } from '../batch/batch-state.js';
import { ecsTables } from '../ecs/ecs-state.js';
import { createLinks, type LinkedSlices } from '../links/links.js';
import { createBatchPart, decideBatch, type BatchSdk } from './batch-part.js';
import type { BatchState } from './batch-state.js';
import { attachTo, createMock, type Connect } from './create-mock.js';
import { createEcsPart, decideEcs, type EcsSdk } from './ecs-part.js';
import type { EcsState } from './ecs-state.js';
import type { BatchMock } from './mock-batch.js';
import type { EcsMock } from './mock-ecs.js';
import { copyOptions, type MockOptions } from './options.js';
import type { WorldHandle } from './world-handle.js';
import type { SnapshotNameOf } from './world-view.js';

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

/** The SDK packages of both services. */
export interface Sdk {
  readonly ecs: EcsSdk;
  readonly batch: BatchSdk;
}

/** Both services in one world, for whoever can reach it. Default: the clients of the options. */
export function createAwsMock(sdk: Sdk, given: MockOptions, connect?: Connect<LinkedSlices>): AwsMock {
  const options = copyOptions(given);
  const [ecs, batch] = [decideEcs(options), decideBatch(options)];
  const { bindHost, bindWatcher } = createLinks({ ecs: ecs.settings, batch: batch.settings });
  const parts = { ecs: createEcsPart(sdk.ecs, ecs, bindWatcher), batch: createBatchPart(sdk.batch, batch, bindHost) };
  return createMock<LinkedSlices, Handles, AwsState>(
    options,
    { slices: { ecs: ecsTables, batch: batchTables }, parts },
    connect ?? attachTo(options.client ?? [sdk.ecs.ECSClient, sdk.batch.BatchClient], options.transport),
  );
}
