import type { GetJobQueueSnapshotRequest, GetJobQueueSnapshotResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { goesByQuotaShares } from '../quota-share/goes-by-quota-shares.js';
import { getJobQueue } from './job-queue-table.js';
import { listFront, listFrontOfShares } from './queue-front.js';
import { readUtilization } from './queue-utilization.js';

/** Assumption: it is as of now, while that of AWS may be a little older. */
export function getJobQueueSnapshot(
  draft: BatchDraft,
  input: GetJobQueueSnapshotRequest,
  { scope, now: lastUpdatedAt }: BatchContext,
): GetJobQueueSnapshotResponse {
  const queue = getJobQueue(draft, input.jobQueue ?? '', scope);
  return {
    frontOfQueue: { jobs: listFront(draft, queue, lastUpdatedAt), lastUpdatedAt },
    ...(goesByQuotaShares(draft, queue) && {
      frontOfQuotaShares: { quotaShares: listFrontOfShares(draft, queue, lastUpdatedAt), lastUpdatedAt },
    }),
    queueUtilization: { ...readUtilization(draft, queue), lastUpdatedAt },
  };
}
