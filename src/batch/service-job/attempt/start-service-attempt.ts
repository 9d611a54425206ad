import { takeTurn } from '../../../store/turn-table.js';
import { planAttempt } from '../../job/attempt/plan-attempt.js';
import type { JobStep } from '../../job/job-step.js';
import { readTrainingRequest } from '../read-training-request.js';
import type { ServiceJobRecord } from '../service-job-record.js';
import { ACQUIRE, changeServiceJob } from '../service-job-step.js';
import { toServiceJobSubject, TRAINING_CONTAINER } from './service-job-subject.js';
import { makeTrainingJobArn } from './training-job-arn.js';

/** RUNNABLE → SCHEDULED: Amazon SageMaker has a training job for it. */
export function startServiceAttempt(step: JobStep, job: ServiceJobRecord, serviceEnvironmentArn: string): void {
  const { draft, context } = step;
  const { timing, now } = context;
  const training = readTrainingRequest(job.request.serviceRequestPayload ?? '');
  if (training === undefined) throw new Error(`The service job ${job.jobArn} has nothing to run`);
  const describe = () => toServiceJobSubject(job, training);
  const outcome = context.outcomeOf(describe, (rule) => takeTurn(draft.outcomeTurns, rule)) ?? {};
  const container = { name: TRAINING_CONTAINER, image: training.image, essential: true };
  const plan = planAttempt(outcome, [container], { ...timing, stopTimeoutMs: timing.trainingStopTimeoutMs });
  const trainingJobArn = makeTrainingJobArn(step, job, training);
  changeServiceJob(step, job.jobArn, {
    status: 'SCHEDULED',
    statusReason: undefined,
    scheduledAt: now,
    startedAt: undefined,
    trainingJobs: job.trainingJobs + 1,
    trainingJobArn,
    attempt: { serviceEnvironmentArn, trainingJobArn, plan },
  });
  context.schedule({ kind: ACQUIRE, target: job.jobArn, afterMs: timing.trainingPendingMs });
}
