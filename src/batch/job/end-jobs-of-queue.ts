import type { BatchTransitionContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { failWholeJob } from './fail-whole-job.js';
import { hasEnded } from './has-ended.js';

export const QUEUE_DELETED = 'JobQueue deleted';

/** The queue goes: all of its jobs that have not ended fail. */
export function endJobsOfQueue(draft: BatchDraft, jobQueueArn: string, context: BatchTransitionContext): void {
  const jobs = [...draft.jobs.list('byQueue', [jobQueueArn])].filter((job) => !hasEnded(job));
  for (const job of jobs) failWholeJob({ draft, context }, job, QUEUE_DELETED);
}
