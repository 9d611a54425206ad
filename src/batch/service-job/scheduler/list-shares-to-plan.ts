import type { BatchDraft } from '../../batch-state.js';
import type { QuotaShareRecord } from '../../quota-share/quota-share-record.js';
import { priorityOf } from '../service-job-table.js';
import { listByShare, quotaShareOf } from './list-by-share.js';
import type { QuotaShare } from './plan-quota-shares.js';
import { toQuantities, type ServiceSite } from './survey-service-environment.js';

/**
 * The quota shares of a queue with their jobs, the oldest first. One that is DISABLED lets the jobs that it has finish. Assumption: what
 * still runs in an environment that the queue had before counts there alone.
 */
export function listSharesToPlan(draft: BatchDraft, jobQueueArn: string, site: ServiceSite): QuotaShare[] {
  const waiting = listByShare(draft.serviceJobs.list('byRunnable', [jobQueueArn]), quotaShareOf);
  const active = listByShare(
    draft.serviceJobs.list('byActive', [jobQueueArn, site.serviceEnvironmentArn]),
    quotaShareOf,
  );
  return [...draft.quotaShares.list('byQueue', [jobQueueArn])].map((share) => ({
    ...settingsOf(share),
    waiting: (waiting.get(share.quotaShareName) ?? []).map((job) => ({
      jobArn: job.jobArn,
      need: site.needOf(job),
      isHeld: job.awaitsCapacity === true,
      priority: priorityOf(job),
      since: job.runnableAt ?? 0,
    })),
    active: (active.get(share.quotaShareName) ?? []).map((job) => ({
      jobArn: job.jobArn,
      need: site.needOf(job),
      priority: priorityOf(job),
      since: job.scheduledAt ?? 0,
      isStopping: job.attempt?.stop !== undefined,
    })),
  }));
}

function settingsOf(share: QuotaShareRecord): Pick<QuotaShare, 'limits' | 'reserves' | 'borrows' | 'preempts'> {
  const { strategy, borrowLimit = -1 } = share.resourceSharingConfiguration;
  const mostBorrowed = borrowLimit < 0 ? Infinity : borrowLimit / 100;
  return {
    limits: toQuantities(share.capacityLimits),
    reserves: strategy === 'RESERVE',
    borrows: strategy === 'LEND_AND_BORROW' ? mostBorrowed : 0,
    preempts: share.preemptionConfiguration.inSharePreemption === 'ENABLED',
  };
}
