import type { ListQuotaSharesRequest, ListQuotaSharesResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { getJobQueue } from '../job-queue/job-queue-table.js';
import { paginate } from '../paginate.js';
import { toQuotaShareView } from './quota-share-view.js';

/** Assumption: shares come in the order of their creation. */
export function listQuotaShares(
  draft: BatchDraft,
  { jobQueue = '', maxResults, nextToken }: ListQuotaSharesRequest,
  { scope }: BatchContext,
): ListQuotaSharesResponse {
  const { jobQueueArn } = getJobQueue(draft, jobQueue, scope);
  const page = paginate({ list: 'ListQuotaShares', maxResults, nextToken }, (from) =>
    draft.quotaShares.walk('byQueue', [jobQueueArn], from),
  );
  return { quotaShares: page.items.map(toQuotaShareView), nextToken: page.nextToken };
}
