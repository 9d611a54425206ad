import type { Change } from '../../store/draft-table.js';
import { hasEnded } from '../job/has-ended.js';
import type { JobStep } from '../job/job-step.js';
import { changeUsage, leaveShare, type ShareMember } from '../scheduler/fair-share/change-share.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';
import { instancesOf } from './scheduler/instances-of.js';
import { serviceJobStateChange } from './service-job-event.js';
import type { ServiceJobRecord } from './service-job-record.js';

/** AWS Batch looks at the job for the first time. */
export const REVIEW: string = 'batch.service-job.review';
/** Amazon SageMaker has the instances, or turns out to have none. */
export const ACQUIRE: string = 'batch.service-job.acquire';
/** The training begins, or turns out not to. */
export const RUN: string = 'batch.service-job.run';
/** The training ends by itself. */
export const EXIT: string = 'batch.service-job.exit';
/** The attempt has run for as long as it may. */
export const TIMEOUT: string = 'batch.service-job.timeout';
/** The training job has stopped because it was told to. */
export const STOPPED: string = 'batch.service-job.stopped';
/** Amazon SageMaker may have capacity by now. */
export const RETRY: string = 'batch.service-job.retry';
/** A job that has ended disappears. */
export const FORGET: string = 'batch.service-job.forget';

/** A change that AWS reports: it sends a Service Job State Change event. */
export function changeServiceJob(step: JobStep, jobArn: string, change: Change<ServiceJobRecord>): ServiceJobRecord {
  const before = step.draft.serviceJobs.get(jobArn);
  const job = step.draft.serviceJobs.assign(jobArn, change);
  noteShare(step, job, before);
  step.context.emit(serviceJobStateChange, job);
  return job;
}

/** What the share of a job has, where its queue goes by fair share. */
function noteShare(step: JobStep, job: ServiceJobRecord, before: ServiceJobRecord | undefined): void {
  const member = toShareMember(job);
  const instances = instancesOf(job);
  if (job.attempt !== undefined && before?.attempt === undefined) changeUsage(step, member, instances);
  if (job.attempt === undefined && before?.attempt !== undefined) changeUsage(step, member, -instances);
  if (!isUnended(job)) leaveShare(step, member);
}

export function toShareMember({ jobQueueArn, request: { shareIdentifier } }: ServiceJobRecord): ShareMember {
  return { jobQueueArn, ...(shareIdentifier !== undefined && { share: { shareIdentifier } }) };
}

/** The job waits for nothing but room. */
export function becomeRunnable(step: JobStep, jobArn: string, change: Change<ServiceJobRecord> = {}): ServiceJobRecord {
  const job = changeServiceJob(step, jobArn, { ...change, status: 'RUNNABLE', runnableAt: step.context.now });
  requestDispatch(jobArn, step.context);
  return job;
}

/** The job has ended, whatever it was doing. */
export function endServiceJob(
  step: JobStep,
  jobArn: string,
  change: Change<ServiceJobRecord> & Required<Pick<Change<ServiceJobRecord>, 'status' | 'statusReason'>>,
): void {
  const { context } = step;
  context.cancel(jobArn);
  const { timing, now } = context;
  const over = { attempt: undefined, blockedBy: undefined, awaitsCapacity: undefined, stoppedAt: now };
  changeServiceJob(step, jobArn, { ...change, ...over });
  context.schedule({ kind: FORGET, target: jobArn, afterMs: timing.endedJobRetentionMs, background: true });
  // Those behind it may move up.
  requestDispatch(jobArn, context);
}

export function isUnended(job: ServiceJobRecord): boolean {
  return !hasEnded(job);
}
