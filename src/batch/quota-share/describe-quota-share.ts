import type { DescribeQuotaShareRequest, DescribeQuotaShareResponse } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { getQuotaShare } from './quota-share-table.js';
import { toQuotaShareView } from './quota-share-view.js';

export function describeQuotaShare(
  draft: BatchDraft,
  { quotaShareArn = '' }: DescribeQuotaShareRequest,
  { scope }: BatchContext,
): DescribeQuotaShareResponse {
  const share = getQuotaShare(draft, quotaShareArn, scope);
  return { ...toQuotaShareView(share), tags: share.tags };
}
