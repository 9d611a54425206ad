import type { JobStep } from '../job/job-step.js';
import { QUEUE_DELETED } from '../job/end-jobs-of-queue.js';
import type { QuotaShareRecord } from '../quota-share/quota-share-record.js';
import { stopServiceAttempt } from './attempt/stop-service-attempt.js';
import type { ServiceJobRecord } from './service-job-record.js';
import { endServiceJob, isUnended, STOPPED } from './service-job-step.js';

/** Ends a job wherever it is: a training job that is under way is told to stop. */
export function stopServiceJob(step: JobStep, job: ServiceJobRecord, reason: string): void {
  if (job.attempt !== undefined) stopServiceAttempt(step, job, { reason, isPreemption: false });
  else endServiceJob(step, job.jobArn, { status: 'FAILED', statusReason: reason });
}

/** The queue goes. Gives how long its last training job takes to stop. */
export function endServiceJobsOfQueue(step: JobStep, jobQueueArn: string): number {
  return stopServiceJobs(step, listUnended(step, jobQueueArn), QUEUE_DELETED);
}

/** Likewise of a quota share. Assumption: what its jobs give as the reason. */
export function endServiceJobsOfShare(step: JobStep, { jobQueueArn, quotaShareName }: QuotaShareRecord): number {
  const jobs = listUnended(step, jobQueueArn).filter(({ request }) => request.quotaShareName === quotaShareName);
  return stopServiceJobs(step, jobs, 'QuotaShare deleted');
}

function stopServiceJobs(step: JobStep, jobs: readonly ServiceJobRecord[], reason: string): number {
  const { now, scheduled } = step.context;
  for (const job of jobs) stopServiceJob(step, job, reason);
  const stops = jobs.flatMap(({ jobArn }) => scheduled(jobArn, [STOPPED]));
  return stops.reduce((longest, { dueAt }) => Math.max(longest, dueAt - now), 0);
}

function listUnended({ draft }: JobStep, jobQueueArn: string): ServiceJobRecord[] {
  return [...draft.serviceJobs.list('byQueue', [jobQueueArn])].filter(isUnended);
}
