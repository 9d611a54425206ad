import { planRetry } from '../../job/attempt/plan-retry.js';
import type { JobStep } from '../../job/job-step.js';
import type { AttemptPlan } from '../../job/job-record.js';
import type { CurrentServiceAttempt, ServiceAttemptRecord, ServiceJobRecord } from '../service-job-record.js';
import { becomeRunnable, endServiceJob } from '../service-job-step.js';

const RECEIVED = 'Received status from SageMaker: ';
const COMPLETED = 'Training job completed';
/** What Amazon SageMaker says when it loses an instance. */
const LOST_INSTANCE = 'InternalServerError: We encountered an internal error. Please try again.';

/** The training ends as planned. */
export function exitTraining(step: JobStep, jobArn: string): void {
  const job = step.draft.serviceJobs.get(jobArn);
  if (job?.status !== 'RUNNING' || job.attempt === undefined) return;
  const failure = failureOf(job.attempt.plan);
  if (failure !== undefined) return failTraining(step, job, failure);
  const statusReason = `${RECEIVED}${COMPLETED}`;
  const attempts = [...job.attempts, toEnded(job.attempt, statusReason, step.context.now)];
  endServiceJob(step, jobArn, { status: 'SUCCEEDED', statusReason, attempts });
}

/** The training has failed: the job fails with it, or is RUNNABLE once more. */
export function failTraining(step: JobStep, job: ServiceJobRecord, failure: string): void {
  if (job.attempt === undefined) return;
  const statusReason = `${RECEIVED}${failure}`;
  const attempts = [...job.attempts, toEnded(job.attempt, statusReason, step.context.now)];
  const { attempts: most = 1, evaluateOnExit = [] } = job.request.retryStrategy ?? {};
  const verdict = planRetry({ attempts: most, evaluateOnExit }, attempts.length, { statusReason });
  if (verdict === 'RETRY') becomeRunnable(step, job.jobArn, { attempt: undefined, attempts });
  else endServiceJob(step, job.jobArn, { status: 'FAILED', statusReason, attempts });
}

/** What remains of an attempt. */
export function toEnded(
  { trainingJobArn, startedAt }: CurrentServiceAttempt,
  statusReason: string,
  stoppedAt: number,
): ServiceAttemptRecord {
  return { trainingJobArn, ...(startedAt !== undefined && { startedAt }), stoppedAt, statusReason };
}

/** As Amazon SageMaker words it, unless the test says how. */
function failureOf({ hostTerminated, containers: [end] }: AttemptPlan): string | undefined {
  if (hostTerminated) return LOST_INSTANCE;
  if (end === undefined || end.exitCode === 0) return undefined;
  return end.reason ?? `AlgorithmError: , exit code: ${end.exitCode}`;
}
