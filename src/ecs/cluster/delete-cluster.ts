import type { DeleteClusterRequest, DeleteClusterResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { endAssociationsOf } from '../gateway/gateway-association-table.js';
import { assertNotUpdating } from './assert-not-updating.js';
import { associateProviders } from './associate-providers.js';
import type { ClusterRecord } from './cluster-record.js';
import { findCluster, getActiveCluster } from './cluster-table.js';
import { ALL_SECTIONS, countInstances, toClusterView } from './cluster-view.js';

export function deleteCluster(
  draft: EcsDraft,
  input: DeleteClusterRequest,
  context: EcsContext,
): DeleteClusterResponse {
  // Assumption: a second delete gives the deleted cluster once more.
  const deleted = findCluster(draft, input.cluster, context.scope);
  if (deleted?.status === 'INACTIVE' || deleted?.status === 'DEPROVISIONING') {
    return { cluster: toClusterView(draft, deleted, ALL_SECTIONS) };
  }
  const found = getActiveCluster(draft, input.cluster, context.scope);
  assertEmpty(draft, found);
  assertNotUpdating(found);
  const { clusterArn, capacityProviders: before } = found;
  draft.clusters.update(clusterArn, (record) => {
    record.status = 'INACTIVE';
    record.capacityProviders = [];
    record.defaultCapacityProviderStrategy = [];
    record.tags = [];
    delete record.attachmentsStatus;
  });
  const isTied = associateProviders(draft, { clusterArn, before, after: [] }, context);
  const cluster = draft.clusters.update(clusterArn, (record) => {
    if (isTied) record.status = 'DEPROVISIONING';
  });
  endAssociationsOf({ draft, context }, clusterArn);
  context.watcher?.clusterDeleted(cluster);
  return { cluster: toClusterView(draft, cluster, ALL_SECTIONS) };
}

/** Assumption: the order. */
function assertEmpty(draft: EcsDraft, { clusterArn }: ClusterRecord): void {
  if (countInstances(draft, clusterArn) > 0) {
    throw new ApiError(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    );
  }
  const services = ['ACTIVE', 'DRAINING'].map((status) =>
    draft.services.count('byClusterStatus', [clusterArn, status]),
  );
  if (services.some((count) => count > 0)) {
    throw new ApiError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
  }
  const tasks =
    draft.tasks.count('byCluster', [clusterArn]) - draft.tasks.count('byClusterStatus', [clusterArn, 'STOPPED']);
  if (tasks > 0) {
    throw new ApiError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
  }
  if (draft.capacityProviders.count('byScopedCluster', [clusterArn]) > 0) {
    throw new ApiError(
      'ClusterContainsCapacityProviderException',
      'The Cluster cannot be deleted while Cluster Scoped Capacity Providers are attached to the cluster.',
    );
  }
}
