import type { notEmulated, Service } from '../pipeline/service.js';
import { batchInputErrors, throttled } from './batch-errors.js';
import type { BatchTables } from './batch-state.js';
import { batchShapes } from './generated/shapes.js';
import { batchActions, type BatchAction } from './registry.js';

/** A world that AWS Batch is a part of. */
export type BatchSlices = { readonly batch: BatchTables };

const actions: Readonly<Record<string, BatchAction | typeof notEmulated>> = batchActions;

export function createBatchService(): Service<BatchSlices> {
  return {
    name: 'batch',
    inputRules: { shapes: batchShapes, errors: batchInputErrors },
    isEmulated: (operation) => typeof actions[operation] === 'function',
    reduce(operation, draft, { input, context }) {
      const action = actions[operation] as BatchAction<typeof input>;
      return action(draft.batch, input, context);
    },
    throttled,
  };
}
