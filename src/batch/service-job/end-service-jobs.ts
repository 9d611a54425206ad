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

/** The queue goes. Gives how long it takes until the last of its training jobs has stopped. */
export function endServiceJobsOfQueue(step: JobStep, jobQueueArn: string): number {
  for (const job of listUnended(step, jobQueueArn)) stopServiceJob(step, job, QUEUE_DELETED);
  const { now, scheduled } = step.context;
  const stops = listUnended(step, jobQueueArn).flatMap(({ jobArn }) => scheduled(jobArn, [STOPPED]));
  return stops.reduce((longest, { dueAt }) => Math.max(longest, dueAt - now), 0);
}

/** The quota share goes. Assumption: what its jobs give as the reason. */
export function endServiceJobsOfShare(step: JobStep, { jobQueueArn, quotaShareName }: QuotaShareRecord): void {
  for (const job of listUnended(step, jobQueueArn)) {
    if (job.request.quotaShareName === quotaShareName) stopServiceJob(step, job, 'QuotaShare deleted');
  }
}

function listUnended({ draft }: JobStep, jobQueueArn: string): ServiceJobRecord[] {
  return [...draft.serviceJobs.list('byQueue', [jobQueueArn])].filter(isUnended);
}
