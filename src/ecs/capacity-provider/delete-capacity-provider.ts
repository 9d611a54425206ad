import type { DeleteCapacityProviderRequest, DeleteCapacityProviderResponse } from '@aws-sdk/client-ecs';
import { arnTail } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { CapacityProviderRecord } from './capacity-provider-record.js';
import { getCapacityProvider } from './capacity-provider-table.js';
import { DELETED } from './capacity-provider-steps.js';
import { toCapacityProviderView } from './capacity-provider-view.js';
import { findProviderUser, type ProviderUser } from './find-provider-user.js';

/** Where something is in the way, the reply says so by DELETE_FAILED and a reason: there is no exception. */
export function deleteCapacityProvider(
  draft: EcsDraft,
  input: DeleteCapacityProviderRequest,
  context: EcsContext,
): DeleteCapacityProviderResponse {
  const found = getCapacityProvider(draft, input.capacityProvider ?? '', context.scope);
  if (input.cluster !== undefined) getActiveCluster(draft, input.cluster, context.scope);
  if (found.updateStatus === 'DELETE_IN_PROGRESS') return { capacityProvider: toCapacityProviderView(found, ['TAGS']) };
  // Assumption: the wording, which is that for clusters, and that an update in progress is in the way.
  if (found.updateStatus?.endsWith('_IN_PROGRESS')) {
    throw new ApiError('UpdateInProgressException', 'The specified capacity provider is in a busy state.');
  }
  const obstacle = findObstacle(draft, found);
  const provider = draft.capacityProviders.update(found.capacityProviderArn, (record) => {
    record.updateStatus = obstacle === undefined ? 'DELETE_IN_PROGRESS' : 'DELETE_FAILED';
    if (obstacle === undefined) delete record.updateStatusReason;
    else record.updateStatusReason = obstacle;
    if (obstacle === undefined && record.type === 'MANAGED_INSTANCES') record.status = 'DEPROVISIONING';
  });
  if (obstacle === undefined) {
    const afterMs = context.timing.capacityProviderUpdateMs;
    context.schedule({ kind: DELETED, target: provider.capacityProviderArn, afterMs });
  }
  return { capacityProvider: toCapacityProviderView(provider, ['TAGS']) };
}

/**
 * A group must be taken out of its cluster first. Managed instances go with their provider. Assumption: the wording of the reason
 * for these.
 */
function findObstacle(draft: EcsDraft, { name, type, clusterArn }: CapacityProviderRecord): string | undefined {
  if (clusterArn === undefined) return undefined;
  if (type === 'EC2_AUTOSCALING') {
    return (
      `The capacity provider cannot be deleted because it is associated with cluster: ${arnTail(clusterArn)}. ` +
      'Remove the capacity provider from the cluster and try again.'
    );
  }
  const user = findProviderUser(draft, { clusterArn, name });
  if (user === undefined) return undefined;
  return `The capacity provider cannot be deleted because it is in use by ${user}. ${REMEDIES[user]} and try again.`;
}

const REMEDIES: Readonly<Record<ProviderUser, string>> = {
  daemons: 'Update the daemons',
  tasks: 'Stop the tasks',
  services: 'Update the services',
};
