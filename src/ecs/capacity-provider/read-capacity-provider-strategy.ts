import type { CapacityProviderStrategyItem, LaunchType } from '@aws-sdk/client-ecs';
import { capacityProviderArnOf, FARGATE_PROVIDERS } from './capacity-provider-table.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { Scope } from '../../aws/arn.js';

const MOST_PROVIDERS = 20;

export interface StrategyRequest {
  readonly strategy: readonly CapacityProviderStrategyItem[] | undefined;
  /** The providers of the cluster. */
  readonly associated: readonly string[];
}

/** Checks a strategy against the providers of its cluster, and fills in what AWS fills in. */
export function readCapacityProviderStrategy(
  draft: EcsDraft,
  { strategy = [], associated }: StrategyRequest,
  scope: Scope,
): CapacityProviderStrategyItem[] {
  const items = strategy.map(({ capacityProvider, weight = 0, base = 0 }) => ({ capacityProvider, weight, base }));
  // Assumption: the wordings of limits; only the exception is on record.
  if (items.length > MOST_PROVIDERS) {
    throw invalidParameter(`A capacity provider strategy can have up to ${MOST_PROVIDERS} items.`);
  }
  if (!items.every((item) => associated.includes(item.capacityProvider ?? ''))) {
    throw invalidParameter(
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. ' +
        'Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
    );
  }
  assertOneKind(items.map(({ capacityProvider = '' }) => launchTypeOfProvider(draft, capacityProvider, scope)));
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

/** The launch type of the tasks that a provider runs. */
export function launchTypeOfProvider(draft: EcsDraft, name: string, scope: Scope): LaunchType {
  if (FARGATE_PROVIDERS.includes(name)) return 'FARGATE';
  const provider = draft.capacityProviders.get(capacityProviderArnOf(name, scope));
  return provider?.type === 'MANAGED_INSTANCES' ? 'MANAGED_INSTANCES' : 'EC2';
}

/** Assumption: managed instances mix with nothing else either, and the wording for them. */
function assertOneKind(launchTypes: readonly LaunchType[]): void {
  if (new Set(launchTypes).size < 2) return;
  const kinds = launchTypes.includes('MANAGED_INSTANCES')
    ? 'managed instances and other providers'
    : 'Auto Scaling groups and Fargate providers';
  throw invalidParameter(
    `A capacity provider strategy cannot contain a mix of capacity providers using ${kinds}. Specify one or the other and try again.`,
  );
}
