import { requestDispatch } from '../scheduler/request-dispatch.js';
import { endAttempt } from './attempt/end-attempt.js';
import { hasEnded } from './has-ended.js';
import { changeJob, type JobStep } from './job-step.js';
import { getJob } from './job-table.js';
import { noticeEnd } from './notice-end.js';

/** The job has FAILED, whatever it was doing. */
export function failJob(step: JobStep, jobArn: string, statusReason: string): void {
  const { draft, context } = step;
  const job = getJob(draft, jobArn);
  if (hasEnded(job)) return;
  context.cancel(jobArn);
  if (job.attempt !== undefined) return endAttempt(step, jobArn, { statusReason, mayRetry: false });
  const failed = changeJob(step, jobArn, { status: 'FAILED', statusReason, stoppedAt: context.now });
  // Those behind it may move up.
  if (job.status === 'RUNNABLE') requestDispatch(jobArn, context);
  noticeEnd(step, failed);
}
