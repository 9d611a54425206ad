import type { DeleteQuotaShareRequest, DeleteQuotaShareResponse } from '@aws-sdk/client-batch';
import { assertDeletable } from '../assert-settled.js';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { endServiceJobsOfShare } from '../service-job/end-service-jobs.js';
import { getQuotaShare } from './quota-share-table.js';
import { removeLater } from './quota-share-transitions.js';

/** Its jobs end with it. */
export function deleteQuotaShare(
  draft: BatchDraft,
  input: DeleteQuotaShareRequest,
  context: BatchContext,
): DeleteQuotaShareResponse {
  const share = getQuotaShare(draft, input.quotaShareArn ?? '', context.scope);
  assertDeletable(share);
  const stoppingMs = endServiceJobsOfShare({ draft, context }, share);
  removeLater({ draft, context }, share.quotaShareArn, stoppingMs);
  return {};
}
