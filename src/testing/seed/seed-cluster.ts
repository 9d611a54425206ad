import { capacityProviderTransitions } from '../../ecs/capacity-provider/capacity-provider-transitions.js';
import { listGroupProviders } from '../../ecs/cluster/associate-providers.js';
import { clusterTransitions } from '../../ecs/cluster/cluster-transitions.js';
import { createCluster } from '../../ecs/cluster/create-cluster.js';
import { deleteCluster } from '../../ecs/cluster/delete-cluster.js';
import type { ClusterSeed } from './ecs-seed.js';
import { readRequest, type Seeding } from './seeding.js';
import { settle } from './settle.js';

export function seedCluster(seeding: Seeding, seed: string | ClusterSeed): string {
  const { draft, context } = seeding;
  const { status = 'ACTIVE', ...request } = typeof seed === 'string' ? ({ clusterName: seed } as ClusterSeed) : seed;
  const { cluster } = createCluster(draft.ecs, readRequest('CreateCluster', request), context);
  const clusterArn = cluster?.clusterArn ?? '';
  attach(seeding, clusterArn);
  if (status === 'INACTIVE') {
    deleteCluster(draft.ecs, { cluster: clusterArn }, context);
    attach(seeding, clusterArn);
  }
  return clusterArn;
}

/** A seeded cluster is tied to its Auto Scaling groups, and these have the instances that they want. */
function attach(seeding: Seeding, clusterArn: string): void {
  settle(seeding, { target: clusterArn, transitions: clusterTransitions });
  const { ecs } = seeding.draft;
  const { capacityProviders = [] } = ecs.clusters.get(clusterArn) ?? {};
  for (const { capacityProviderArn } of listGroupProviders(ecs, clusterArn, capacityProviders)) {
    settle(seeding, { target: capacityProviderArn, transitions: capacityProviderTransitions });
  }
}
