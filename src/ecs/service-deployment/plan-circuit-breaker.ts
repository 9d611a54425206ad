import type { DeploymentCircuitBreaker } from '@aws-sdk/client-ecs';

const LOWEST_THRESHOLD = 3;
const HIGHEST_THRESHOLD = 200;
const DEFAULT_PERCENT = 50;

/** How many tasks in a row may fail before the circuit breaker gives a deployment up: half of those wanted, from 3 to 200, unless it says otherwise. */
export function planThreshold({ thresholdConfiguration }: DeploymentCircuitBreaker, desiredCount: number): number {
  const { type = 'BOUNDED_PERCENT', value = DEFAULT_PERCENT } = thresholdConfiguration ?? {};
  if (type === 'COUNT') return value;
  const share = Math.ceil((desiredCount * value) / 100);
  if (type === 'UNBOUNDED_PERCENT') return share;
  return Math.min(HIGHEST_THRESHOLD, Math.max(LOWEST_THRESHOLD, share));
}
