import type { JobStep } from '../job/job-step.js';
import { removeLater } from './quota-share-transitions.js';

/** Assumption: the quota shares of a queue go with it, and need not be deleted before. */
export function deleteSharesOfQueue(step: JobStep, jobQueueArn: string, stoppingMs: number): void {
  for (const { quotaShareArn } of [...step.draft.quotaShares.list('byQueue', [jobQueueArn])]) {
    removeLater(step, quotaShareArn, stoppingMs);
  }
}
