import type { BatchTransition } from '../batch-context.js';
import type { JobStep } from '../job/job-step.js';
import { requestDispatch } from '../scheduler/request-dispatch.js';

export const CREATED: string = 'batch.quota-share.created';
export const UPDATED: string = 'batch.quota-share.updated';
const DELETED: string = 'batch.quota-share.deleted';

/** The share counts as it is now. */
const settle: BatchTransition = (draft, { target }, context) => {
  draft.quotaShares.assign(target, { status: 'VALID' });
  requestDispatch(target, context);
};

const remove: BatchTransition = (draft, { target }, context) => {
  draft.quotaShares.delete(target);
  requestDispatch(target, context);
};

/** The share is DELETING, and gone after a while, when all of its jobs have ended. */
export function removeLater({ draft, context }: JobStep, quotaShareArn: string, stoppingMs = 0): void {
  context.cancel(quotaShareArn);
  draft.quotaShares.assign(quotaShareArn, { status: 'DELETING' });
  const afterMs = Math.max(context.timing.queueDeletionMs, stoppingMs);
  context.schedule({ kind: DELETED, target: quotaShareArn, afterMs });
}

/** What time does to a quota share. */
export const quotaShareTransitions: Readonly<Record<string, BatchTransition>> = {
  [CREATED]: settle,
  [UPDATED]: settle,
  [DELETED]: remove,
};
