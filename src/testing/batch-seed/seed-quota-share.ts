import type { CreateQuotaShareRequest } from '@aws-sdk/client-batch';
import { createQuotaShare } from '../../batch/quota-share/create-quota-share.js';
import { quotaShareTransitions } from '../../batch/quota-share/quota-share-transitions.js';
import { DEFAULT_PREEMPTION, DEFAULT_SHARING } from '../../batch/quota-share/sharing-rules.js';
import { settleTarget } from '../seeding/settle-target.js';
import type { QuotaShareSeed } from './batch-seed.js';
import { readRequest, type BatchSeeding } from './batch-seeding.js';
import { nameQueue } from './name-seeded.js';

export function seedQuotaShare(seeding: BatchSeeding, seed: QuotaShareSeed): string {
  const { draft, context } = seeding;
  const request: CreateQuotaShareRequest = {
    resourceSharingConfiguration: DEFAULT_SHARING,
    preemptionConfiguration: DEFAULT_PREEMPTION,
    ...seed,
    jobQueue: nameQueue(seeding, seed.jobQueue),
  };
  const checked = readRequest('CreateQuotaShare', request);
  const { quotaShareArn: arn = '' } = createQuotaShare(draft.batch, checked, context);
  settleTarget(draft.transitions, arn, (next) => quotaShareTransitions[next.kind]?.(draft.batch, next, context));
  return arn;
}
