import type { JobStep } from '../../job/job-step.js';
import { requestDispatch } from '../../scheduler/request-dispatch.js';
import { timeLimitOf } from '../scheduler/time-limit-of.js';
import type { CurrentServiceAttempt, ServiceJobRecord } from '../service-job-record.js';
import { serviceQueueBlocked } from '../service-job-event.js';
import { becomeRunnable, endServiceJob, RETRY } from '../service-job-step.js';

const KEY = 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY';
const WAITING = `${KEY} - Unable to provision requested compute resources`;

/** AWS Batch knows it by how Amazon SageMaker says that the training job has failed. */
export function lacksCapacity({ plan: { startError = '' } }: CurrentServiceAttempt): boolean {
  return startError.startsWith('CapacityError');
}

/** SCHEDULED → RUNNABLE without using up an attempt, for as long as the queue allows, which it blocks meanwhile. */
export function awaitCapacity(step: JobStep, job: ServiceJobRecord): void {
  const { draft, context } = step;
  const { jobArn, scheduledAt = context.now } = job;
  const capacityWaitMs = job.capacityWaitMs + context.now - scheduledAt;
  const limit = timeLimitOf(draft, job, KEY);
  if (limit !== undefined && capacityWaitMs >= limit.afterMs) {
    return endServiceJob(step, jobArn, { status: 'FAILED', statusReason: limit.statusReason, capacityWaitMs });
  }
  context.schedule({ kind: RETRY, target: jobArn, afterMs: context.timing.capacityRetryMs });
  const waiting = becomeRunnable(step, jobArn, {
    attempt: undefined,
    statusReason: WAITING,
    capacityWaitMs,
    awaitsCapacity: true,
  });
  context.emit(serviceQueueBlocked, waiting);
}

/** The job may be tried again. */
export function retryCapacity({ draft, context }: JobStep, jobArn: string): void {
  draft.serviceJobs.assign(jobArn, { awaitsCapacity: undefined });
  requestDispatch(jobArn, context);
}
