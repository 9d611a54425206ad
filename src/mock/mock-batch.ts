import type { BatchSlices, HostBinding } from '../batch/batch-service.js';
import { batchTables } from '../batch/batch-state.js';
import { createInternalHost } from '../batch/host/internal-host.js';
import type { BatchHandle } from './batch-handle.js';
import { createBatchPart, decideBatch, type BatchSdk } from './batch-part.js';
import type { BatchState } from './batch-state.js';
import { attachTo, createMock } from './create-mock.js';
import { copyOptions, type MockOptions } from './options.js';
import type { WorldHandle } from './world-handle.js';
import type { SnapshotNameOf } from './world-view.js';

const bindHost: HostBinding<BatchSlices> = ({ batch }, context) => createInternalHost(batch, context);

/** AWS Batch in a world of its own. */
export interface BatchMock extends WorldHandle<BatchState, SnapshotNameOf<BatchSlices>> {
  /** AWS Batch: seeds, outcomes, incidents, stubs and calls. */
  readonly batch: BatchHandle;
}

export function createBatchMock(sdk: BatchSdk, given: MockOptions): BatchMock {
  const options = copyOptions(given);
  const parts = { batch: createBatchPart(sdk, decideBatch(options), bindHost) };
  const connect = attachTo<BatchSlices>(options.client ?? sdk.BatchClient, options.transport);
  return createMock<BatchSlices, Pick<BatchMock, 'batch'>, BatchState>(
    options,
    { slices: { batch: batchTables }, parts },
    connect,
  );
}
