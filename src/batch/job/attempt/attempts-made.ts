import type { BatchDraft } from '../../batch-state.js';
import type { JobRecord } from '../job-record.js';
import { getJob, isNode } from '../job-table.js';

/** The nodes of a job are tried together, and counted by their parent. */
export function attemptsMade(draft: BatchDraft, job: JobRecord): number {
  const { parentArn } = job;
  return (isNode(job) && parentArn !== undefined ? getJob(draft, parentArn) : job).attempts.length;
}
