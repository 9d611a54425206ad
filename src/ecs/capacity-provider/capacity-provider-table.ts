import { arnTail, isArn, isInScope, scopeOfArn, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { scopeKey } from '../cluster/cluster-table.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn, readArnResource } from '../identify.js';
import type { CapacityProviderRecord } from './capacity-provider-record.js';

export const capacityProviderTable: TableDefinition<CapacityProviderRecord, 'byScope' | 'byScopedCluster'> = {
  key: (provider) => provider.capacityProviderArn,
  indexes: {
    /** Deleted ones can be described by name, but are listed no more. */
    byScope: ({ capacityProviderArn, status }) =>
      status === 'INACTIVE' ? undefined : scopeKey(scopeOfArn(capacityProviderArn)),
    /** Managed instances, by the cluster that they belong to. */
    byScopedCluster: ({ type, clusterArn, status }) =>
      type !== 'MANAGED_INSTANCES' || clusterArn === undefined || status === 'INACTIVE' ? undefined : [clusterArn],
  },
  bookkeeping: ['scaleInAt'],
  describe: ({ status, updateStatus }) => [status, ...(updateStatus ? [updateStatus] : [])].join(' '),
};

/** They exist in every account. */
export const FARGATE_PROVIDERS: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];

/** The ARN of the provider that a caller named by name or ARN. */
export function capacityProviderArnOf(reference: string, scope: Scope): string {
  if (!isArn(reference)) return ecsArn(scope, `capacity-provider/${reference}`);
  readArnResource(reference, 'capacity-provider');
  return reference;
}

/** The ARN of a provider by its name, in the account and Region of a cluster. */
export function capacityProviderArnIn(clusterArn: string, name: string): string {
  return ecsArn(scopeOfArn(clusterArn), `capacity-provider/${name}`);
}

/** Also one that is INACTIVE. */
export function findCapacityProvider(
  draft: EcsDraft,
  reference: string,
  scope: Scope,
): CapacityProviderRecord | undefined {
  const arn = capacityProviderArnOf(reference, scope);
  return isInScope(arn, scope) ? draft.capacityProviders.get(arn) : undefined;
}

/** The provider that is to be changed. */
export function getCapacityProvider(draft: EcsDraft, reference: string, scope: Scope): CapacityProviderRecord {
  if (FARGATE_PROVIDERS.includes(arnTail(capacityProviderArnOf(reference, scope)))) {
    // Assumption: the wording; only the exception is on record.
    throw clientException('The specified capacity provider is reserved and cannot be changed or deleted.');
  }
  const provider = findCapacityProvider(draft, reference, scope);
  if (provider === undefined || provider.status === 'INACTIVE') {
    throw clientException('The specified capacity provider does not exist. Specify a valid name or ARN and try again.');
  }
  return provider;
}

/** The provider that tasks of a cluster name. */
export function providerOfCluster(
  draft: EcsDraft,
  clusterArn: string,
  name: string,
): CapacityProviderRecord | undefined {
  return draft.capacityProviders.get(capacityProviderArnIn(clusterArn, name));
}
