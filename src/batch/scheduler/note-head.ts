import type { Transition } from '../../store/transition.js';
import type { BatchTransition } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { queueBlocked } from '../job/job-event.js';
import { failWholeJob } from '../job/fail-whole-job.js';
import { noteJob, type JobStep } from '../job/job-step.js';
import type { JobRecord } from '../job/job-record.js';
import { getJob } from '../job/job-table.js';
import { momentOf } from '../job/job-view.js';
import { readText } from '../read-text.js';
import type { BlockedHead } from './plan-dispatch.js';

/** AWS Batch finds out what keeps a queue waiting. */
export const BLOCKED: string = 'batch.job.blocked';
/** A job has kept its queue waiting for as long as the queue allows. */
export const TIME_LIMIT: string = 'batch.job.time-limit';

/** Something, or nothing any more, is wrong with the job at the head of a queue. */
export function noteHead(step: JobStep, { jobArn, reason }: Pick<BlockedHead, 'jobArn' | 'reason'>): void {
  const { blockedBy } = getJob(step.draft, jobArn);
  if (blockedBy === reason?.statusReason) return;
  // What has been wrong before counts no more.
  step.context.cancel(jobArn, [BLOCKED, TIME_LIMIT]);
  noteJob(step, jobArn, { statusReason: undefined, blockedBy: reason?.statusReason });
  if (reason === undefined) return;
  step.context.schedule({
    kind: BLOCKED,
    target: jobArn,
    afterMs: step.context.timing.blockedDetectionMs,
    data: { statusReason: reason.statusReason, key: reason.key ?? '' },
  });
}

/** A queue has one head at most: what was wrong with those that it had before is no matter now. */
export function clearFormerHeads(step: JobStep, jobQueueArn: string, head: BlockedHead | undefined): void {
  for (const { jobArn } of [...step.draft.jobs.list('byBlocked', [jobQueueArn])]) {
    if (jobArn !== head?.jobArn) noteHead(step, { jobArn, reason: undefined });
  }
}

/** The job says what is wrong, and the queue may have had enough of it after a while. */
export const announceBlocked: BatchTransition = (draft, transition, context) => {
  const { target, data } = transition;
  const blocked = findBlocked(draft, transition);
  if (blocked === undefined) return;
  const job = noteJob({ draft, context }, target, { statusReason: readText(transition, 'statusReason') });
  context.emit(queueBlocked, momentOf(draft, job, context.now));
  const actions = draft.jobQueues.get(job.jobQueueArn)?.jobStateTimeLimitActions ?? [];
  const action = actions.find(({ reason }) => reason === readText(transition, 'key'));
  if (action?.maxTimeSeconds === undefined) return;
  context.schedule({ kind: TIME_LIMIT, target, afterMs: action.maxTimeSeconds * 1_000, ...(data && { data }) });
};

export const enforceTimeLimit: BatchTransition = (draft, transition, context) => {
  const job = findBlocked(draft, transition);
  if (job === undefined) return;
  const reason = `Canceled by JobStateTimeLimit action due to reason: ${readText(transition, 'key')}`;
  failWholeJob({ draft, context }, job, reason);
};

/** The job, if it still waits for the same reason. */
function findBlocked(draft: BatchDraft, transition: Transition): JobRecord | undefined {
  const job = draft.jobs.get(transition.target);
  return job?.status === 'RUNNABLE' && job.blockedBy === readText(transition, 'statusReason') ? job : undefined;
}
