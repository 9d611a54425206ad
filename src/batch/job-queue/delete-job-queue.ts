import type { DeleteJobQueueRequest, DeleteJobQueueResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { endJobsOfQueue } from '../job/end-jobs-of-queue.js';
import { deleteSharesOfQueue } from '../quota-share/delete-shares-of-queue.js';
import { endServiceJobsOfQueue } from '../service-job/end-service-jobs.js';
import { getJobQueue } from './job-queue-table.js';
import { DELETED } from './job-queue-transitions.js';
import { assertDeletable } from '../assert-settled.js';

/** Its environments need not be taken off before. The queue is gone when all of its jobs have ended. */
export function deleteJobQueue(
  draft: BatchDraft,
  input: DeleteJobQueueRequest,
  context: BatchContext,
): DeleteJobQueueResponse {
  const found = getJobQueue(draft, input.jobQueue ?? '', context.scope);
  assertDeletable(found);
  const { jobQueueArn } = draft.jobQueues.update(found.jobQueueArn, (queue) => {
    queue.status = 'DELETING';
  });
  endJobsOfQueue(draft, jobQueueArn, context);
  const stoppingMs = endServiceJobsOfQueue({ draft, context }, jobQueueArn);
  deleteSharesOfQueue({ draft, context }, jobQueueArn, stoppingMs);
  const afterMs = Math.max(context.timing.queueDeletionMs, stoppingMs);
  context.schedule({ kind: DELETED, target: jobQueueArn, afterMs });
  return {};
}
