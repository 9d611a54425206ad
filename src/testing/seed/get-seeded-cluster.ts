import type { ClusterRecord } from '../../ecs/cluster/cluster-record.js';
import { findCluster, getActiveCluster } from '../../ecs/cluster/cluster-table.js';
import { createCluster } from '../../ecs/cluster/create-cluster.js';
import type { Seeding } from './seeding.js';

/** The cluster that a seed names. The default cluster is made when a seed relies on it. */
export function getSeededCluster({ draft, context }: Seeding, reference: string | undefined): ClusterRecord {
  if (reference === undefined && findCluster(draft.ecs, undefined, context.scope) === undefined) {
    createCluster(draft.ecs, {}, context);
  }
  return getActiveCluster(draft.ecs, reference, context.scope);
}
