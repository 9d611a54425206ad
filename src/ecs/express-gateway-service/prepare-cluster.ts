import { createCluster } from '../cluster/create-cluster.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { clusterArnOf, findCluster, getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';

const FARGATE = 'FARGATE';

/**
 * The cluster of a new service, which may run tasks on Fargate. The default cluster is made where there is none.
 * Assumption: a cluster that lacks the capacity provider gets it.
 */
export function prepareCluster(draft: EcsDraft, reference: string | undefined, context: EcsContext): ClusterRecord {
  const { scope } = context;
  const isMissing = (findCluster(draft, reference, scope)?.status ?? 'INACTIVE') === 'INACTIVE';
  if (isMissing && clusterArnOf(reference, scope) === clusterArnOf(undefined, scope)) {
    createCluster(draft, { capacityProviders: [FARGATE] }, context);
  }
  const cluster = getActiveCluster(draft, reference, scope);
  if (cluster.capacityProviders.includes(FARGATE)) return cluster;
  return draft.clusters.update(cluster.clusterArn, (record) => void record.capacityProviders.push(FARGATE));
}
