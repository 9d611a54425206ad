import type { BatchDraft } from '../../batch-state.js';
import type { JobRecord, JobSpec } from '../../job/job-record.js';
import { findFairshare } from './find-fairshare.js';

/** The share of a job in a fair-share queue; other queues have none. */
export function shareOf(
  draft: BatchDraft,
  jobQueueArn: string,
  { shareIdentifier, schedulingPriority = 0 }: Pick<JobSpec, 'shareIdentifier' | 'schedulingPriority'>,
): Pick<JobRecord, 'share'> {
  if (shareIdentifier === undefined || findFairshare(draft, jobQueueArn) === undefined) return {};
  return { share: { shareIdentifier, schedulingPriority } };
}
