import type { BatchTransition } from '../batch-context.js';
import { forgetShares } from '../scheduler/fair-share/change-share.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';

/** What an action leaves to time. */
export const CREATED: string = 'batch.job-queue.created';
export const UPDATED: string = 'batch.job-queue.updated';
export const DELETED: string = 'batch.job-queue.deleted';

/** The queue is ready: its jobs can start, or start elsewhere. */
const settle: BatchTransition = (draft, { target }, context) => {
  draft.jobQueues.update(target, (queue) => {
    queue.status = 'VALID';
    queue.statusReason = 'JobQueue Healthy';
  });
  requestDispatch(target, context);
};

const remove: BatchTransition = (draft, { target }, context) => {
  forgetShares({ draft, context }, target);
  draft.jobQueues.delete(target);
};

/** What time does to a job queue. */
export const jobQueueTransitions: Readonly<Record<string, BatchTransition>> = {
  [CREATED]: settle,
  [UPDATED]: settle,
  [DELETED]: remove,
};
