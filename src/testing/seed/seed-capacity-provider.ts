import type { CreateCapacityProviderRequest } from '@aws-sdk/client-ecs';
import { capacityProviderTransitions } from '../../ecs/capacity-provider/capacity-provider-transitions.js';
import { createCapacityProvider } from '../../ecs/capacity-provider/create-capacity-provider.js';
import { getSeededCluster } from './get-seeded-cluster.js';
import { readRequest, type Seeding } from './seeding.js';
import { settle } from './settle.js';

/** As CreateCapacityProvider takes it. */
export type CapacityProviderSeed = CreateCapacityProviderRequest;

/** The provider is ACTIVE. Those with managed instances belong to a cluster, which is made first. */
export function seedCapacityProvider(seeding: Seeding, seed: CapacityProviderSeed): string {
  const { draft, context } = seeding;
  const request = readRequest('CreateCapacityProvider', seed);
  const cluster = request.managedInstancesProvider && getSeededCluster(seeding, request.cluster).clusterArn;
  const { capacityProvider } = createCapacityProvider(
    draft.ecs,
    { ...request, cluster: cluster ?? request.cluster },
    context,
  );
  const arn = capacityProvider?.capacityProviderArn ?? '';
  settle(seeding, { target: arn, transitions: capacityProviderTransitions });
  return arn;
}
