import type { BatchDraft } from '../../batch-state.js';
import type { CompleteFairsharePolicy } from '../../scheduling-policy/scheduling-policy-record.js';
import { planWeights } from './plan-weights.js';
import type { ShareRecord } from './share-record.js';
import { listShares } from './share-table.js';
import { usageAt, windowMsOf } from './share-usage.js';

export interface FairQueue {
  readonly jobQueueArn: string;
  readonly fairshare: CompleteFairsharePolicy;
  readonly now: number;
}

export interface WeighedShare {
  readonly share: ShareRecord;
  readonly weight: number;
  readonly usage: number;
}

/** The shares that are active in a queue, with what decides between them. */
export function weighShares(draft: BatchDraft, { jobQueueArn, fairshare, now }: FairQueue): WeighedShare[] {
  const shares = listShares(draft, jobQueueArn);
  const active = shares.map(({ shareIdentifier }) => shareIdentifier);
  const weights = planWeights(fairshare.shareDistribution, active);
  return shares.map((share) => ({
    share,
    weight: weights.get(share.shareIdentifier) ?? 1,
    usage: usageAt(share, now, windowMsOf(fairshare)),
  }));
}
