import type { ComputeResource, ComputeResourceUpdate, CRType } from '@aws-sdk/client-batch';

const MOST_PERCENT = 100;

/** Without a strategy it is the best fit. */
export function isBestFit({ allocationStrategy = 'BEST_FIT' }: Pick<ComputeResource, 'allocationStrategy'>): boolean {
  return allocationStrategy === 'BEST_FIT';
}

/** Strategies that are only for instances of the other type. */
const FOREIGN: Partial<Record<CRType, RegExp>> = {
  EC2: /^SPOT_/,
  SPOT: /^BEST_FIT_PROGRESSIVE_ORDERED$/,
};

/** Assumption: the wordings for strategies and bids; only that they are refused is on record. */
export function findAllocationProblem({
  type,
  allocationStrategy,
  bidPercentage,
}: Partial<Pick<ComputeResource, 'type' | 'allocationStrategy' | 'bidPercentage'>>): string | undefined {
  if (type !== undefined && allocationStrategy !== undefined && FOREIGN[type]?.test(allocationStrategy)) {
    return `Allocation strategy ${allocationStrategy} is not applicable for ${type}.`;
  }
  if (bidPercentage !== undefined && (bidPercentage < 1 || bidPercentage > MOST_PERCENT)) {
    return `bidPercentage should be between 1 and ${MOST_PERCENT}.`;
  }
  return undefined;
}

export function findFleetRoleProblem(resources: ComputeResource): string | undefined {
  const needsRole = resources.type === 'SPOT' && isBestFit(resources);
  return needsRole && !resources.spotIamFleetRole ? 'compute resource spotIamFleetRole is required.' : undefined;
}

const FEWEST_MINUTES = 20;
const MOST_MINUTES = 10_080;

/** Assumption: the wording; the range is on record. */
export function findScalingPolicyProblem({
  scalingPolicy,
}: Pick<ComputeResourceUpdate, 'scalingPolicy'>): string | undefined {
  const minutes = scalingPolicy?.minScaleDownDelayMinutes ?? 0;
  if (minutes === 0 || (minutes >= FEWEST_MINUTES && minutes <= MOST_MINUTES)) return undefined;
  return `minScaleDownDelayMinutes should be 0 or between ${FEWEST_MINUTES} and ${MOST_MINUTES}.`;
}
