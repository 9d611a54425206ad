import type { BatchTransition } from '../../batch-context.js';
import type { JobStep } from '../../job/job-step.js';
import { serviceQueueBlocked } from '../service-job-event.js';
import { endServiceJob } from '../service-job-step.js';
import type { WaitingHead } from './explain-waiting.js';
import { timeLimitOf } from './time-limit-of.js';

/** AWS Batch finds out what keeps a queue waiting. */
export const BLOCKED: string = 'batch.service-job.blocked';
/** A job has kept its queue waiting for as long as the queue allows. */
export const TIME_LIMIT: string = 'batch.service-job.time-limit';

/** Something, or nothing any more, is wrong with the jobs at the head of a queue or of its quota shares. */
export function noteHeads(step: JobStep, jobQueueArn: string, heads: readonly WaitingHead[]): void {
  const reasons = new Map(heads.map(({ jobArn, reason }) => [jobArn, reason]));
  for (const { jobArn } of [...step.draft.serviceJobs.list('byBlocked', [jobQueueArn])]) {
    noteReason(step, jobArn, reasons.get(jobArn));
  }
  for (const { jobArn, reason } of heads) noteReason(step, jobArn, reason);
}

function noteReason({ draft, context }: JobStep, jobArn: string, reason: string | undefined): void {
  const { blockedBy, statusReason } = draft.serviceJobs.get(jobArn) ?? {};
  if (blockedBy === reason) return;
  // What has been wrong before counts no more.
  context.cancel(jobArn, [BLOCKED, TIME_LIMIT]);
  draft.serviceJobs.assign(jobArn, {
    blockedBy: reason,
    statusReason: statusReason === blockedBy ? undefined : statusReason,
  });
  if (reason === undefined) return;
  context.schedule({ kind: BLOCKED, target: jobArn, afterMs: context.timing.blockedDetectionMs });
}

/** The job says what is wrong, and the queue may have had enough of it after a while. */
export const announceBlocked: BatchTransition = (draft, { target }, context) => {
  const { blockedBy: statusReason } = draft.serviceJobs.get(target) ?? {};
  if (statusReason === undefined) return;
  const job = draft.serviceJobs.assign(target, { statusReason });
  context.emit(serviceQueueBlocked, job);
  const limit = timeLimitOf(draft, job, keyOf(statusReason));
  if (limit !== undefined) context.schedule({ kind: TIME_LIMIT, target, afterMs: limit.afterMs });
};

export const enforceTimeLimit: BatchTransition = (draft, { target }, context) => {
  const job = draft.serviceJobs.get(target);
  const limit = job?.blockedBy === undefined ? undefined : timeLimitOf(draft, job, keyOf(job.blockedBy));
  if (limit === undefined) return;
  endServiceJob({ draft, context }, target, { status: 'FAILED', statusReason: limit.statusReason });
};

/** What `jobStateTimeLimitActions` call it. */
function keyOf(statusReason: string): string {
  return statusReason.split(' - ')[0] ?? '';
}
