import type { BatchDraft } from '../../batch-state.js';
import { NOTHING, type Resources } from '../../host/resources.js';
import { findFairshare } from '../../scheduler/fair-share/find-fairshare.js';
import { planFairShare } from '../../scheduler/fair-share/plan-fair-share.js';
import { weighShares } from '../../scheduler/fair-share/weigh-shares.js';
import type { ServiceJobRecord } from '../service-job-record.js';
import { instancesOf } from './instances-of.js';
import { listByShare } from './list-by-share.js';
import type { WaitingJob } from './plan-in-turn.js';
import type { ServiceSite } from './survey-service-environment.js';

/** A job as fair share weighs it. Assumption: an instance counts as a vCPU does for other jobs. */
export interface WeighedJob extends WaitingJob {
  readonly needs: readonly Resources[];
}

/** The RUNNABLE service jobs of a queue in the order in which they are tried. */
export function listServiceJobsInTurn(
  draft: BatchDraft,
  { jobQueueArn, now }: { readonly jobQueueArn: string; readonly now: number },
  site: ServiceSite,
): Iterable<WeighedJob> {
  const toWaiting = (job: ServiceJobRecord) => weigh(job, site);
  const fairshare = findFairshare(draft, jobQueueArn);
  const waiting = draft.serviceJobs.list('byRunnable', [jobQueueArn]);
  if (fairshare === undefined) return map(waiting, toWaiting);
  const jobs = listByShare(waiting, ({ request }) => request.shareIdentifier);
  return planFairShare(
    weighShares(draft, { jobQueueArn, fairshare, now }).map(({ share, ...weighed }) => {
      return { ...weighed, jobs: (jobs.get(share.shareIdentifier) ?? []).map(toWaiting) };
    }),
  );
}

function weigh(job: ServiceJobRecord, { needOf }: ServiceSite): WeighedJob {
  return {
    jobArn: job.jobArn,
    need: needOf(job),
    isHeld: job.awaitsCapacity === true,
    needs: [{ ...NOTHING, vcpus: instancesOf(job) }],
  };
}

function* map<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item);
}
