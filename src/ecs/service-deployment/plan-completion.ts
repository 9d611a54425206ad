import type { DeploymentEarlySuccessCriteria } from '@aws-sdk/client-ecs';

/** What decides whether a deployment is complete. */
export interface CompletionFacts {
  readonly criteria: DeploymentEarlySuccessCriteria | undefined;
  readonly desiredCount: number;
  /** The healthy tasks of the revision that is brought out. */
  readonly healthy: number;
  /** The tasks of all revisions that are not stopping. */
  readonly total: number;
  /** There are tasks of earlier deployments, if only such as are stopping. */
  readonly hasOthers: boolean;
}

/** A deployment is complete when all its tasks are there and healthy, and no others are left, unless less is enough for success. */
export function isComplete({ criteria, desiredCount, healthy, total, hasOthers }: CompletionFacts): boolean {
  if (!criteria?.enable) return !hasOthers && total === desiredCount && healthy === desiredCount;
  const { healthyPercent = 100, sourceServiceRevisionCleanup } = criteria;
  const isEnough = healthy >= Math.ceil((desiredCount * healthyPercent) / 100);
  return isEnough && (sourceServiceRevisionCleanup === 'DEFERRED' || !hasOthers);
}
