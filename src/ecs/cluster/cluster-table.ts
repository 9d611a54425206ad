import { isArn, isInScope, scopeOfArn, type Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn, readArnResource } from '../identify.js';
import type { ClusterRecord } from './cluster-record.js';

export const clusterTable: TableDefinition<ClusterRecord, 'byScope'> = {
  key: (cluster) => cluster.clusterArn,
  indexes: {
    /** Deleted clusters can be described, but are listed no more. */
    byScope: ({ clusterArn, status }) => (status === 'INACTIVE' ? undefined : scopeKey(scopeOfArn(clusterArn))),
  },
  describe: (cluster) => cluster.status,
};

export function scopeKey({ accountId, region }: Scope): readonly string[] {
  return [accountId, region];
}

/** The ARN of the cluster that a caller named by name or ARN, or did not name at all. */
export function clusterArnOf(reference: string | undefined, scope: Scope): string {
  if (reference?.startsWith('arn:')) {
    readArnResource(reference, 'cluster');
    return reference;
  }
  return ecsArn(scope, `cluster/${reference ?? 'default'}`);
}

/** A cluster of another account or Region is not found, not even by its ARN. */
export function findCluster(draft: EcsDraft, reference: string | undefined, scope: Scope): ClusterRecord | undefined {
  const arn = clusterArnOf(reference, scope);
  const isOwn = reference === undefined || !isArn(reference) || isInScope(arn, scope);
  return isOwn ? draft.clusters.get(arn) : undefined;
}

/** The cluster, be it deleted or not. */
export function getCluster(draft: EcsDraft, reference: string | undefined, scope: Scope): ClusterRecord {
  const cluster = findCluster(draft, reference, scope);
  if (cluster === undefined) throw new ApiError('ClusterNotFoundException', 'Cluster not found.');
  return cluster;
}

/** The cluster, if something can be done in it. */
export function getActiveCluster(draft: EcsDraft, reference: string | undefined, scope: Scope): ClusterRecord {
  const cluster = getCluster(draft, reference, scope);
  // Assumption: a cluster that is on its way out is as closed as one that is gone.
  if (cluster.status === 'INACTIVE' || cluster.status === 'DEPROVISIONING') {
    throw new ApiError('ClusterNotFoundException', 'The referenced cluster was inactive.');
  }
  return cluster;
}
