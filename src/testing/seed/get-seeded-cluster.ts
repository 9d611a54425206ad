import { isArn } from '../../aws/arn.js';
import type { ClusterRecord } from '../../ecs/cluster/cluster-record.js';
import { findCluster, getActiveCluster, scopeKey } from '../../ecs/cluster/cluster-table.js';
import { createCluster } from '../../ecs/cluster/create-cluster.js';
import { unknownReference } from '../seeding/unknown-reference.js';
import type { Seeding } from './seeding.js';

/** The cluster that a seed names. The default cluster is made when a seed relies on it. */
export function getSeededCluster({ draft, context }: Seeding, reference: string | undefined): ClusterRecord {
  const { scope } = context;
  if (findCluster(draft.ecs, reference, scope) === undefined) {
    if (reference === undefined || reference === 'default') createCluster(draft.ecs, {}, context);
    else if (!isArn(reference)) {
      throw unknownReference({
        ...{ member: 'cluster', reference, kind: 'cluster', missing: `clusters: ['${reference}']` },
        known: [...draft.ecs.clusters.list('byScope', scopeKey(scope))].map(({ clusterName }) => clusterName),
      });
    }
  }
  return getActiveCluster(draft.ecs, reference, scope);
}
