import type { FrontOfQueueJobSummary } from '@aws-sdk/client-batch';
import type { BatchDraft } from '../batch-state.js';
import { NOTHING } from '../host/resources.js';
import { goesByQuotaShares } from '../quota-share/goes-by-quota-shares.js';
import { planFairShare } from '../scheduler/fair-share/plan-fair-share.js';
import { listInTurn } from '../scheduler/list-in-turn.js';
import { instancesOf } from '../service-job/scheduler/instances-of.js';
import { listByShare, quotaShareOf } from '../service-job/scheduler/list-by-share.js';
import { listServiceJobsInTurn } from '../service-job/scheduler/list-service-jobs-in-turn.js';
import { surveyServiceEnvironment } from '../service-job/scheduler/survey-service-environment.js';
import type { JobQueueRecord } from './job-queue-record.js';

const MOST_JOBS = 100;

/** The first RUNNABLE jobs of a queue in the order of dispatch. */
export function listFront(draft: BatchDraft, queue: JobQueueRecord, now: number): FrontOfQueueJobSummary[] {
  const front: FrontOfQueueJobSummary[] = [];
  for (const { jobArn } of listWaiting(draft, queue, now)) {
    front.push(toSummary(jobArn, draft.jobs.get(jobArn) ?? draft.serviceJobs.get(jobArn), now));
    if (front.length === MOST_JOBS) break;
  }
  return front;
}

/** The first RUNNABLE job of each quota share that has one. */
export function listFrontOfShares(
  draft: BatchDraft,
  { jobQueueArn }: JobQueueRecord,
  now: number,
): Record<string, FrontOfQueueJobSummary[]> {
  const shares = listByShare(draft.serviceJobs.list('byRunnable', [jobQueueArn]), quotaShareOf);
  return Object.fromEntries(
    [...shares].map(([name, [first]]) => [name, first === undefined ? [] : [toSummary(first.jobArn, first, now)]]),
  );
}

/** Assumption: a job is at its position since it is RUNNABLE. */
function toSummary(
  jobArn: string,
  job: { readonly runnableAt?: number } | undefined,
  now: number,
): FrontOfQueueJobSummary {
  return { jobArn, earliestTimeAtPosition: job?.runnableAt ?? now };
}

function listWaiting(draft: BatchDraft, queue: JobQueueRecord, now: number): Iterable<{ readonly jobArn: string }> {
  const { jobQueueArn, serviceEnvironmentOrder } = queue;
  const [entry] = serviceEnvironmentOrder;
  if (entry === undefined) return listInTurn(draft, jobQueueArn, now);
  if (goesByQuotaShares(draft, queue)) return listOfQuotaShares(draft, jobQueueArn);
  const environment = draft.serviceEnvironments.get(entry.serviceEnvironment ?? '');
  if (environment === undefined) return [];
  return listServiceJobsInTurn(draft, { jobQueueArn, now }, surveyServiceEnvironment(draft, environment));
}

/** Assumption: where shares lend and take back, no order is certain; here the share that has least comes first. */
function listOfQuotaShares(draft: BatchDraft, jobQueueArn: string): Iterable<{ readonly jobArn: string }> {
  const waiting = listByShare(draft.serviceJobs.list('byRunnable', [jobQueueArn]), quotaShareOf);
  const active = listByShare(draft.serviceJobs.list('byActive', [jobQueueArn]), quotaShareOf);
  return planFairShare(
    [...waiting].map(([name, jobs]) => ({
      weight: 1,
      usage: (active.get(name) ?? []).reduce((sum, job) => sum + instancesOf(job), 0),
      jobs: jobs.map((job) => ({ jobArn: job.jobArn, needs: [{ ...NOTHING, vcpus: instancesOf(job) }] })),
    })),
  );
}
