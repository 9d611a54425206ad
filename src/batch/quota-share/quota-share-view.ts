import type { QuotaShareDetail } from '@aws-sdk/client-batch';
import type { QuotaShareRecord } from './quota-share-record.js';

/** As ListQuotaShares shows it: without its tags. */
export function toQuotaShareView(share: QuotaShareRecord): QuotaShareDetail {
  return {
    quotaShareName: share.quotaShareName,
    quotaShareArn: share.quotaShareArn,
    jobQueueArn: share.jobQueueArn,
    capacityLimits: share.capacityLimits,
    resourceSharingConfiguration: share.resourceSharingConfiguration,
    preemptionConfiguration: share.preemptionConfiguration,
    state: share.state,
    status: share.status,
  };
}
