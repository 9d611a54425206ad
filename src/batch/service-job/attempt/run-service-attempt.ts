import type { JobStep } from '../../job/job-step.js';
import type { CurrentServiceAttempt, ServiceJobRecord } from '../service-job-record.js';
import { changeServiceJob, EXIT, RUN, TIMEOUT } from '../service-job-step.js';
import { awaitCapacity, lacksCapacity } from './await-capacity.js';
import { failTraining } from './end-service-attempt.js';

/** SCHEDULED → STARTING, unless Amazon SageMaker has not the instances. */
export function acquireInstances(step: JobStep, jobArn: string): void {
  const { context } = step;
  const job = step.draft.serviceJobs.get(jobArn);
  if (job?.status !== 'SCHEDULED' || job.attempt === undefined) return;
  if (lacksCapacity(job.attempt)) return awaitCapacity(step, job);
  changeServiceJob(step, jobArn, { status: 'STARTING' });
  context.schedule({ kind: RUN, target: jobArn, afterMs: context.timing.trainingDownloadMs });
}

/** STARTING → RUNNING, unless the training cannot begin. */
export function runTraining(step: JobStep, jobArn: string): void {
  const { now: startedAt } = step.context;
  const job = step.draft.serviceJobs.get(jobArn);
  if (job?.status !== 'STARTING' || job.attempt === undefined) return;
  const { startError } = job.attempt.plan;
  if (startError !== undefined) return failTraining(step, job, startError);
  changeServiceJob(step, jobArn, { status: 'RUNNING', startedAt, attempt: { ...job.attempt, startedAt } });
  scheduleEnd(step, job, job.attempt);
}

/** Whichever comes first. Assumption: the time that an attempt may take is counted from RUNNING, as for other jobs. */
function scheduleEnd(
  { context }: JobStep,
  { jobArn, request }: ServiceJobRecord,
  { plan }: CurrentServiceAttempt,
): void {
  const limitMs = (request.timeoutConfig?.attemptDurationSeconds ?? Infinity) * 1_000;
  if (limitMs < plan.afterMs) context.schedule({ kind: TIMEOUT, target: jobArn, afterMs: limitMs });
  else context.schedule({ kind: EXIT, target: jobArn, afterMs: plan.afterMs });
}
