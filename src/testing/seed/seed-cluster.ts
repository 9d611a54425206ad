import { createCluster } from '../../ecs/cluster/create-cluster.js';
import { deleteCluster } from '../../ecs/cluster/delete-cluster.js';
import type { ClusterSeed } from './ecs-seed.js';
import { readRequest, type Seeding } from './seeding.js';

export function seedCluster({ draft, context }: Seeding, seed: string | ClusterSeed): string {
  const { status = 'ACTIVE', ...request } = typeof seed === 'string' ? ({ clusterName: seed } as ClusterSeed) : seed;
  const { cluster } = createCluster(draft.ecs, readRequest('CreateCluster', request), context);
  const clusterArn = cluster?.clusterArn ?? '';
  if (status === 'INACTIVE') deleteCluster(draft.ecs, { cluster: clusterArn }, context);
  return clusterArn;
}
