import type { JobStatus } from '@aws-sdk/client-batch';
import type { BatchDraft } from '../../batch-state.js';
import { hasEnded } from '../has-ended.js';
import type { JobRecord } from '../job-record.js';

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

/** Whether any child, or node, has not ended. The last child is mostly the last to end: as long as it has not, no other is asked. */
export function hasUnended(draft: BatchDraft, { jobArn, arraySize = 0 }: JobRecord): boolean {
  const lastChild = draft.jobs.get(`${jobArn}:${arraySize - 1}`);
  if (lastChild !== undefined && !hasEnded(lastChild)) return true;
  // While some run, one look is enough.
  return LATEST_FIRST.some((status) => draft.jobs.first('byParentStatus', [jobArn, status]) !== undefined);
}
