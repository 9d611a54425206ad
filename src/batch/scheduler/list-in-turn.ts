import type { BatchDraft } from '../batch-state.js';
import { findFairshare } from './fair-share/find-fairshare.js';
import { planFairShare } from './fair-share/plan-fair-share.js';
import { weighShares } from './fair-share/weigh-shares.js';
import { listJobsOfShare, listQueuedJobs } from './list-queued-jobs.js';
import type { QueuedJob } from './site.js';

/** The RUNNABLE jobs of a queue in the order in which they are tried. */
export function listInTurn(draft: BatchDraft, jobQueueArn: string, now: number): Iterable<QueuedJob> {
  const fairshare = findFairshare(draft, jobQueueArn);
  if (fairshare === undefined) return listQueuedJobs(draft, jobQueueArn);
  return planFairShare(
    weighShares(draft, { jobQueueArn, fairshare, now }).map(({ share, ...weighed }) => {
      return { ...weighed, jobs: listJobsOfShare(draft, share) };
    }),
  );
}
