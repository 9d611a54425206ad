import type { BatchDraft } from '../../batch-state.js';
import type { JobRecord } from '../job-record.js';
import { getJob } from '../job-table.js';

/** The nodes of a multi-node parallel job, by their index. */
export function listNodes(draft: BatchDraft, parentArn: string): JobRecord[] {
  const { numNodes = 0 } = getJob(draft, parentArn);
  return Array.from({ length: numNodes }, (_, index) => draft.jobs.get(`${parentArn}#${index}`)).filter(
    (node) => node !== undefined,
  );
}
