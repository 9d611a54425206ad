import { TIMEOUT_REASON } from '../../job/attempt/stop-attempt.js';
import type { JobStep } from '../../job/job-step.js';
import type { ServiceAttemptRecord, ServiceAttemptStop, ServiceJobRecord } from '../service-job-record.js';
import { ACQUIRE, becomeRunnable, endServiceJob, EXIT, RUN, STOPPED, TIMEOUT } from '../service-job-step.js';
import { toEnded } from './end-service-attempt.js';

const ATTEMPT_STEPS: readonly string[] = [ACQUIRE, RUN, EXIT, TIMEOUT];
/** Assumption: how many of the preempted attempts are remembered; it is on record that they are the most recent. */
const MOST_REMEMBERED = 10;
/** Assumption: the wordings. */
const PREEMPTED = 'Job attempt was preempted';
const OUT_OF_RETRIES = 'Job was preempted and has no preemption retries left';

/** Tells the training job to stop. The attempt is over when it has. What stops already has only another end. */
export function stopServiceAttempt(step: JobStep, job: ServiceJobRecord, stop: ServiceAttemptStop): void {
  const { draft, context } = step;
  const { jobArn, attempt, status } = job;
  if (attempt === undefined) return;
  draft.serviceJobs.assign(jobArn, { attempt: { ...attempt, stop } });
  if (attempt.stop !== undefined) return;
  context.cancel(jobArn, ATTEMPT_STEPS);
  const afterMs = status === 'RUNNING' ? attempt.plan.onStop.afterMs : 0;
  context.schedule({ kind: STOPPED, target: jobArn, afterMs });
}

/** Assumption: an attempt that has run for too long is not followed by another, as for other jobs. */
export function timeOutAttempt(step: JobStep, jobArn: string): void {
  const job = step.draft.serviceJobs.get(jobArn);
  if (job !== undefined) stopServiceAttempt(step, job, { reason: TIMEOUT_REASON, isPreemption: false });
}

/** The job gives way to another. */
export function preempt(step: JobStep, job: ServiceJobRecord): void {
  stopServiceAttempt(step, job, { reason: PREEMPTED, isPreemption: true });
}

/** What has been stopped has FAILED, unless it has only made room for another. */
export function endStoppedAttempt(step: JobStep, jobArn: string): void {
  const job = step.draft.serviceJobs.get(jobArn);
  if (job?.attempt?.stop === undefined) return;
  const { reason: statusReason, isPreemption } = job.attempt.stop;
  const ended = toEnded(job.attempt, statusReason, step.context.now);
  if (isPreemption) return requeue(step, job, ended);
  endServiceJob(step, jobArn, { status: 'FAILED', statusReason, attempts: [...job.attempts, ended] });
}

/** Back to RUNNABLE, as often as the job allows. Assumption: an attempt that was preempted counts as none. */
function requeue(step: JobStep, job: ServiceJobRecord, ended: ServiceAttemptRecord): void {
  const { jobArn, preemptions: before = { count: 0, recent: [] } } = job;
  const { preemptionRetriesBeforeTermination: most = Infinity } = job.request.preemptionConfiguration ?? {};
  const preemptions = { count: before.count + 1, recent: [ended, ...before.recent].slice(0, MOST_REMEMBERED) };
  if (before.count < most) becomeRunnable(step, jobArn, { attempt: undefined, preemptions });
  else endServiceJob(step, jobArn, { status: 'FAILED', statusReason: OUT_OF_RETRIES, preemptions });
}
