import type { DescribeServiceJobRequest } from '@aws-sdk/client-batch';
import type { BatchContext } from '../batch-context.js';
import type { BatchDraft } from '../batch-state.js';
import { getServiceJob } from './service-job-table.js';
import { toServiceJobDetail, type ServiceJobDetail } from './service-job-view.js';

export function describeServiceJob(
  draft: BatchDraft,
  { jobId = '' }: DescribeServiceJobRequest,
  { scope }: BatchContext,
): ServiceJobDetail {
  return toServiceJobDetail(getServiceJob(draft, jobId, scope));
}
