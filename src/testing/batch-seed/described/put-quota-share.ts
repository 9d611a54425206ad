import type { QuotaShareDetail } from '@aws-sdk/client-batch';
import { CREATED, removeLater, UPDATED } from '../../../batch/quota-share/quota-share-transitions.js';
import { DEFAULT_PREEMPTION, DEFAULT_SHARING } from '../../../batch/quota-share/sharing-rules.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';
import type { Described } from '../../seeding/described.js';
import { missingDocument } from '../../seeding/missing-document.js';
import { ownArn } from '../../seeding/own-arn.js';
import type { BatchSeeding } from '../batch-seeding.js';

/** A quota share as AWS listed it: without its tags. */
export function putQuotaShare({ draft, context }: BatchSeeding, share: Described<QuotaShareDetail>): string {
  const { batch } = draft;
  const target = ownArn('quotaShareArn', share.quotaShareArn, context.scope.accountId);
  assertIsNew(batch.quotaShares.get(target), 'quotaShareArn');
  const { jobQueueArn = '' } = share;
  if (batch.jobQueues.get(jobQueueArn) === undefined) {
    throw missingDocument('jobQueueArn', 'the job queue', `aws batch describe-job-queues --job-queues ${jobQueueArn}`);
  }
  const { status } = batch.quotaShares.insert({
    ...{ quotaShareArn: target, quotaShareName: share.quotaShareName ?? '', jobQueueArn },
    capacityLimits: share.capacityLimits ?? [],
    resourceSharingConfiguration: share.resourceSharingConfiguration ?? DEFAULT_SHARING,
    preemptionConfiguration: share.preemptionConfiguration ?? DEFAULT_PREEMPTION,
    ...{ state: share.state ?? 'ENABLED', status: share.status ?? 'VALID' },
    tags: {},
  });
  const { queueCreationMs, queueUpdateMs } = context.timing;
  if (status === 'CREATING') context.schedule({ kind: CREATED, target, afterMs: queueCreationMs });
  if (status === 'UPDATING') context.schedule({ kind: UPDATED, target, afterMs: queueUpdateMs });
  if (status === 'DELETING') removeLater({ draft: batch, context }, target);
  return target;
}
