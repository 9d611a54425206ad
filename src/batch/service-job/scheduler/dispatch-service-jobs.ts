import { goesByQuotaShares } from '../../quota-share/goes-by-quota-shares.js';
import type { JobStep } from '../../job/job-step.js';
import type { JobQueueRecord } from '../../job-queue/job-queue-record.js';
import { openBudget } from '../../scheduler/fair-share/open-budget.js';
import { reservationOf } from '../../scheduler/fair-share/survey-reservation.js';
import { preempt } from '../attempt/stop-service-attempt.js';
import { startServiceAttempt } from '../attempt/start-service-attempt.js';
import type { ServiceJobRecord } from '../service-job-record.js';
import { listServiceJobsInTurn } from './list-service-jobs-in-turn.js';
import { listSharesToPlan } from './list-shares-to-plan.js';
import { noteHeads } from './note-blocked.js';
import { planInTurn, type ServicePlan } from './plan-in-turn.js';
import { planQuotaShares } from './plan-quota-shares.js';
import { total } from './quantities.js';
import { surveyServiceEnvironment, type ServiceSite } from './survey-service-environment.js';

/** A cycle of the scheduler for service jobs. The queues come in order of their priority, and each starts what fits. */
export function dispatchServiceJobs(step: JobStep, queues: readonly JobQueueRecord[]): void {
  for (const queue of queues) {
    const site = findSite(step, queue);
    if (site !== undefined) carryOut(step, { queue, site }, plan(step, queue, site));
  }
}

/** As it is now: queues that have come before may have used it. */
function findSite({ draft }: JobStep, { serviceEnvironmentOrder: [entry] }: JobQueueRecord): ServiceSite | undefined {
  const environment = draft.serviceEnvironments.get(entry?.serviceEnvironment ?? '');
  return environment && surveyServiceEnvironment(draft, environment);
}

function plan({ draft, context: { now } }: JobStep, queue: JobQueueRecord, site: ServiceSite): ServicePlan {
  const { jobQueueArn } = queue;
  if (goesByQuotaShares(draft, queue)) return planQuotaShares(listSharesToPlan(draft, jobQueueArn, site), site.room);
  const reservation = reservationOf(draft, queue, () => total(site.room.capacity));
  return planInTurn(listServiceJobsInTurn(draft, { jobQueueArn, now }, site), site.room, openBudget(reservation));
}

interface Place {
  readonly queue: JobQueueRecord;
  readonly site: ServiceSite;
}

function carryOut(
  step: JobStep,
  { queue: { jobQueueArn }, site: { serviceEnvironmentArn } }: Place,
  { starts, preemptions, heads }: ServicePlan,
): void {
  // First, since nothing is wrong any more with what starts.
  noteHeads(step, jobQueueArn, heads);
  for (const jobArn of starts) startServiceAttempt(step, get(step, jobArn), serviceEnvironmentArn);
  for (const jobArn of preemptions) preempt(step, get(step, jobArn));
}

function get({ draft }: JobStep, jobArn: string): ServiceJobRecord {
  const job = draft.serviceJobs.get(jobArn);
  if (job === undefined) throw new Error(`There is no service job ${jobArn}`);
  return job;
}
