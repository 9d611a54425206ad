import type { ShareAttributes } from '@aws-sdk/client-batch';
import { matchesShare } from '../../scheduling-policy/share-identifier.js';

/** The weight of each active share: the active shares that one prefix stands for divide up what its weight gives. */
export function planWeights(
  distribution: readonly Required<ShareAttributes>[],
  active: readonly string[],
): ReadonlyMap<string, number> {
  const weights = new Map(active.map((shareIdentifier) => [shareIdentifier, 1]));
  for (const { shareIdentifier: pattern = '', weightFactor } of distribution) {
    const meant = active.filter((shareIdentifier) => matchesShare(pattern, shareIdentifier));
    for (const shareIdentifier of meant) weights.set(shareIdentifier, weightFactor * meant.length);
  }
  return weights;
}
