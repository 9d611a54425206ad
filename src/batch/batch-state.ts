import type { SliceDraft } from '../store/state.js';

/** Everything that the model of AWS Batch stores. */
export const batchTables: BatchTables = {};

/** None yet. */
export type BatchTables = Readonly<Record<string, never>>;
export type BatchDraft = SliceDraft<BatchTables>;
