import type { BatchContext } from '../../batch/batch-context.js';
import type { BatchSlices } from '../../batch/batch-service.js';
import type { ComputeHost } from '../../batch/host/compute-host.js';
import { batchInputRules } from '../../batch/input-rules.js';
import type { EcsSlices } from '../../ecs/ecs-service.js';
import type { WorldDraft } from '../../store/state.js';
import type { TransactionContext } from '../../store/store.js';
import { readInput } from '../../validation/read-input.js';

/** What the seeding of one resource works with. */
export interface BatchSeeding {
  /** Without ECS in a world of AWS Batch alone. */
  readonly draft: WorldDraft<BatchSlices> & Partial<Pick<WorldDraft<EcsSlices>, 'ecs'>>;
  readonly context: BatchContext;
  /** The host at another moment. */
  hostAt(moment: TransactionContext): ComputeHost;
}

/** A request with the checks of a call. */
export function readRequest<T extends object>(operation: string, request: T): T {
  return readInput(batchInputRules, operation, request) as T;
}
