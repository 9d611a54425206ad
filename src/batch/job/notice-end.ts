import { leaveShare } from '../scheduler/fair-share/change-share.js';
import { hasUnended } from './array/array-summary.js';
import { hasEnded } from './has-ended.js';
import { changeJob, type JobStep } from './job-step.js';
import type { JobRecord } from './job-record.js';
import { getJob } from './job-table.js';
import { FORGET, REVIEW } from './review-step.js';

/** The job has ended: whoever waits for it hears of it. */
export function noticeEnd(step: JobStep, job: JobRecord): void {
  const { draft, context } = step;
  leaveShare(step, job);
  for (const { dependentArn, isNToN } of draft.dependencies.list('byJob', [job.jobArn])) {
    if (!isNToN) wake(step, dependentArn);
  }
  if (job.parentArn !== undefined && job.index !== undefined) return noticeChildEnd(step, job.parentArn, job.index);
  context.schedule({
    kind: FORGET,
    target: job.jobArn,
    afterMs: context.timing.endedJobRetentionMs,
    background: true,
  });
}

/** The next child may wait for it, or children of other arrays with the same index; and the parent, for its last child. */
function noticeChildEnd(step: JobStep, parentArn: string, index: number): void {
  const { draft } = step;
  const parent = getJob(draft, parentArn);
  const isSequential = parent.spec?.dependsOn.some(({ type, jobId }) => type === 'SEQUENTIAL' && jobId === undefined);
  if (isSequential === true) wake(step, `${parentArn}:${index + 1}`);
  for (const { dependentArn, isNToN } of draft.dependencies.list('byJob', [parentArn])) {
    if (isNToN) wake(step, `${dependentArn}:${index}`);
  }
  if (!hasEnded(parent) && !hasUnended(draft, parent)) endParent(step, parent);
}

/** Assumption: the words for the success of an array. */
function endParent(step: JobStep, { jobArn }: JobRecord): void {
  const { draft, context } = step;
  const hasFailed = draft.jobs.count('byParentStatus', [jobArn, 'FAILED']) > 0;
  const ended = changeJob(step, jobArn, {
    status: hasFailed ? 'FAILED' : 'SUCCEEDED',
    statusReason: hasFailed ? 'Array Child Job failed' : 'Array Child Job succeeded',
    stoppedAt: context.now,
  });
  noticeEnd(step, ended);
}

/** Nothing but a job that is PENDING waits for another. */
function wake({ draft, context }: JobStep, jobArn: string): void {
  if (draft.jobs.get(jobArn)?.status !== 'PENDING') return;
  context.schedule({ kind: REVIEW, target: jobArn, afterMs: context.timing.dependencyMs });
}
