import { isFargate } from '../../../batch/compute-environment/environment-kind.js';
import { RUN, STOPPED } from '../../../batch/job/attempt/attempt-steps.js';
import { scheduleEnd } from '../../../batch/job/attempt/run-attempt.js';
import { arnOfJob } from '../../../batch/job/dependency/list-awaited.js';
import type { JobRecord } from '../../../batch/job/job-record.js';
import { specOf } from '../../../batch/job/job-table.js';
import { FORGET, REVIEW } from '../../../batch/job/review-step.js';
import { afterwards } from '../../seeding/afterwards.js';
import { missingDocument } from '../../seeding/missing-document.js';
import type { BatchSeeding } from '../batch-seeding.js';

/** A job that AWS described goes on from where it was. */
export function resumeJob(seeding: BatchSeeding, job: JobRecord): void {
  const { context } = seeding;
  const { jobArn: target, status, parentArn, createdAt, stoppedAt } = job;
  const { submissionMs, dependencyMs, endedJobRetentionMs } = context.timing;
  if (job.attempt !== undefined) resumeAttempt(seeding, job);
  else if (parentArn !== undefined) return;
  else if (status === 'SUBMITTED') {
    afterwards(context, createdAt).schedule({ kind: REVIEW, target, afterMs: submissionMs });
  } else if (status === 'PENDING') {
    assertAwaited(seeding, job);
    context.schedule({ kind: REVIEW, target, afterMs: dependencyMs });
  } else if (status === 'SUCCEEDED' || status === 'FAILED') {
    const end = { kind: FORGET, target, afterMs: endedJobRetentionMs, background: true };
    afterwards(context, stoppedAt).schedule(end);
  }
}

function resumeAttempt({ draft, context }: BatchSeeding, job: JobRecord): void {
  const { jobArn: target, attempt, isTerminated, startedAt, statusReason = '' } = job;
  if (attempt === undefined) return;
  const environment = draft.batch.computeEnvironments.get(attempt.computeEnvironmentArn);
  if (isTerminated) {
    draft.batch.jobs.assign(target, { attempt: { ...attempt, isStopping: true } });
    const { afterMs } = attempt.plan.onStop;
    context.schedule({ kind: STOPPED, target, afterMs, data: { statusReason } });
  } else if (job.status === 'RUNNING') {
    const step = { draft: draft.batch, context: afterwards(context, startedAt) };
    scheduleEnd(step, job, specOf(draft.batch, job));
  } else {
    const { fargateStartingMs, startingMs } = context.timing;
    const onFargate = environment !== undefined && isFargate(environment);
    context.schedule({ kind: RUN, target, afterMs: onFargate ? fargateStartingMs : startingMs });
  }
}

/** A job that waits for one of which nothing is known would wait for ever. */
function assertAwaited({ draft }: BatchSeeding, { jobArn, spec }: JobRecord): void {
  for (const [index, { jobId }] of (spec?.dependsOn ?? []).entries()) {
    if (jobId === undefined || draft.batch.jobs.get(arnOfJob(jobArn, jobId)) !== undefined) continue;
    throw missingDocument(
      `dependsOn[${index}].jobId`,
      'the job that it waits for',
      `aws batch describe-jobs --jobs ${jobId}`,
    );
  }
}
