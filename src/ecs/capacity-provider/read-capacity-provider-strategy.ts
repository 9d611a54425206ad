import type { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';

/** They exist in every account. */
export const FARGATE_PROVIDERS: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];

const MOST_PROVIDERS = 20;

/** Checks a strategy against the providers of its cluster, and fills in what AWS fills in. */
export function readCapacityProviderStrategy(
  strategy: readonly CapacityProviderStrategyItem[] | undefined,
  associated: readonly string[],
): CapacityProviderStrategyItem[] {
  const items = (strategy ?? []).map(({ capacityProvider, weight = 0, base = 0 }) => ({
    capacityProvider,
    weight,
    base,
  }));
  // Assumption: the wordings of limits; only the exception is on record.
  if (items.length > MOST_PROVIDERS) {
    throw invalidParameter(`A capacity provider strategy can have up to ${MOST_PROVIDERS} items.`);
  }
  if (!items.every((item) => associated.includes(item.capacityProvider ?? ''))) {
    throw invalidParameter(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. ' +
        'Associate the capacity provider with the cluster and try again.',
    );
  }
  if (items.some(({ weight }) => weight < 0 || weight > 1_000)) {
    throw invalidParameter('The weight must be between 0 and 1000.');
  }
  if (items.some(({ base }) => base < 0 || base > 100_000)) {
    throw invalidParameter('The base must be between 0 and 100000.');
  }
  if (items.filter(({ base }) => base > 0).length > 1) {
    throw invalidParameter(
      'There are multiple capacity providers in the specified capacity provider strategy with a base value defined. Only one is allowed.',
    );
  }
  return items;
}
