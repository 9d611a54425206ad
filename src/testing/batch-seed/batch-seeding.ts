import type { BatchContext } from '../../batch/batch-context.js';
import { batchInputErrors } from '../../batch/batch-errors.js';
import type { HostBinding } from '../../batch/batch-service.js';
import { batchInputShapes } from '../../batch/input-shapes.js';
import type { LinkedSlices } from '../../links/links.js';
import type { WorldDraft } from '../../store/state.js';
import { readInput } from '../../validation/read-input.js';

/** What the seeding of one resource works with. */
export interface BatchSeeding {
  readonly draft: WorldDraft<LinkedSlices>;
  readonly context: BatchContext;
  /** Gives the host of another moment. */
  readonly bindHost: HostBinding<LinkedSlices>;
}

/** A request with the checks of a call. */
export function readRequest<T extends object>(operation: string, request: T): T {
  return readInput({ shapes: batchInputShapes, errors: batchInputErrors }, operation, request) as T;
}
