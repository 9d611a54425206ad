import type { JobStatus } from '@aws-sdk/client-batch';
import type { BatchDraft } from '../../batch-state.js';

/** In the order of a job's life. */
const UNENDED: readonly JobStatus[] = ['SUBMITTED', 'PENDING', 'RUNNABLE', 'STARTING', 'RUNNING'];
const STATUSES: readonly JobStatus[] = [...UNENDED, 'SUCCEEDED', 'FAILED'];
const LATEST_FIRST = UNENDED.toReversed();

/** How many children have each status. It costs the same for ten thousand as for ten. */
export function countByStatus(draft: BatchDraft, parentArn: string): Record<string, number> {
  return Object.fromEntries(
    STATUSES.map((status) => [status, draft.jobs.count('byParentStatus', [parentArn, status])]),
  );
}

/** Whether any child, or node, has not ended. */
export function hasUnended(draft: BatchDraft, parentArn: string): boolean {
  // While some run, one look is enough.
  return LATEST_FIRST.some((status) => draft.jobs.first('byParentStatus', [parentArn, status]) !== undefined);
}
