import type { BatchDraft } from '../batch-state.js';
import type { JobRecord } from './job-record.js';

const UNENDED = ['PENDING', 'RUNNABLE', 'STARTING', 'RUNNING'];

/** The children of an array, or the nodes of a multi-node parallel job, that have not ended. */
export function listParts(draft: BatchDraft, { jobArn, arraySize, numNodes }: JobRecord): JobRecord[] {
  if (arraySize === undefined && numNodes === undefined) return [];
  return UNENDED.flatMap((status) => [...draft.jobs.list('byParentStatus', [jobArn, status])]);
}
