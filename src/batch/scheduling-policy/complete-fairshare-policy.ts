import type { FairsharePolicy } from '@aws-sdk/client-batch';
import type { CompleteFairsharePolicy } from './scheduling-policy-record.js';

/** Assumption: AWS shows what was left out with its default. */
export function completeFairsharePolicy({
  shareDecaySeconds = 0,
  computeReservation = 0,
  shareDistribution = [],
}: FairsharePolicy): CompleteFairsharePolicy {
  return {
    ...{ shareDecaySeconds, computeReservation },
    shareDistribution: shareDistribution.map(({ shareIdentifier = '', weightFactor = 1 }) => ({
      shareIdentifier,
      weightFactor,
    })),
  };
}
