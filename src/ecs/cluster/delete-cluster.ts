import type { DeleteClusterRequest, DeleteClusterResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { findCluster, getActiveCluster } from './cluster-table.js';
import { ALL_SECTIONS, countInstances, toClusterView } from './cluster-view.js';

export function deleteCluster(
  draft: EcsDraft,
  input: DeleteClusterRequest,
  { scope }: EcsContext,
): DeleteClusterResponse {
  // Assumption: a second delete gives the INACTIVE cluster once more.
  const deleted = findCluster(draft, input.cluster, scope);
  if (deleted?.status === 'INACTIVE') return { cluster: toClusterView(draft, deleted, ALL_SECTIONS) };
  const { clusterArn } = getActiveCluster(draft, input.cluster, scope);
  if (countInstances(draft, clusterArn) > 0) {
    throw new ApiError(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    );
  }
  const tasks =
    draft.tasks.count('byCluster', [clusterArn]) - draft.tasks.count('byClusterStatus', [clusterArn, 'STOPPED']);
  if (tasks > 0) {
    throw new ApiError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
  }
  const cluster = draft.clusters.update(clusterArn, (record) => {
    record.status = 'INACTIVE';
    record.capacityProviders = [];
    record.defaultCapacityProviderStrategy = [];
    record.tags = [];
  });
  return { cluster: toClusterView(draft, cluster, ALL_SECTIONS) };
}
