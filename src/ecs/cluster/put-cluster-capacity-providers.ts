import type { PutClusterCapacityProvidersRequest, PutClusterCapacityProvidersResponse } from '@aws-sdk/client-ecs';
import { arnTail } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import { providerOfCluster } from '../capacity-provider/capacity-provider-table.js';
import { findProviderUser } from '../capacity-provider/find-provider-user.js';
import { readCapacityProviderStrategy } from '../capacity-provider/read-capacity-provider-strategy.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { assertNotUpdating } from './assert-not-updating.js';
import { associateProviders } from './associate-providers.js';
import type { ClusterRecord } from './cluster-record.js';
import { getActiveCluster } from './cluster-table.js';
import { ALL_SECTIONS, toClusterView } from './cluster-view.js';
import { readCapacityProviders } from './read-capacity-providers.js';

export function putClusterCapacityProviders(
  draft: EcsDraft,
  input: PutClusterCapacityProvidersRequest,
  context: EcsContext,
): PutClusterCapacityProvidersResponse {
  const found = getActiveCluster(draft, input.cluster, context.scope);
  const { clusterArn, capacityProviders: before } = found;
  if (found.status !== 'ACTIVE') throw clientException('Cluster was not ACTIVE.');
  assertNotUpdating(found);
  const references = input.capacityProviders ?? [];
  assertRemovable(draft, found, references);
  const given = readCapacityProviders(draft, { references, clusterArn }, context.scope);
  const after = [...new Set([...given, ...before.filter((name) => isClusterScoped(draft, clusterArn, name))])];
  const strategy = readCapacityProviderStrategy(
    draft,
    { strategy: input.defaultCapacityProviderStrategy, associated: after },
    context.scope,
  );
  draft.clusters.update(clusterArn, (cluster) => {
    cluster.capacityProviders = after;
    cluster.defaultCapacityProviderStrategy = strategy;
  });
  associateProviders(draft, { clusterArn, before, after }, context);
  return { cluster: toClusterView(draft, draft.clusters.get(clusterArn) ?? found, ALL_SECTIONS) };
}

/** Assumption: managed instances stay with their cluster, whether or not a request names them. */
function isClusterScoped(draft: EcsDraft, clusterArn: string, name: string): boolean {
  return providerOfCluster(draft, clusterArn, name)?.type === 'MANAGED_INSTANCES';
}

function assertRemovable(draft: EcsDraft, cluster: ClusterRecord, references: readonly string[]): void {
  const { clusterArn, capacityProviders } = cluster;
  const kept = references.map(arnTail);
  for (const name of capacityProviders) {
    if (kept.includes(name) || isClusterScoped(draft, clusterArn, name)) continue;
    if (findProviderUser(draft, { clusterArn, name }) !== undefined) {
      throw new ApiError('ResourceInUseException', 'The specified capacity provider is in use and cannot be removed.');
    }
  }
}
