import type { AssociateGatewayWithClusterRequest, AssociateGatewayWithClusterResponse } from '@aws-sdk/client-ecs';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { associationKey } from './gateway-association-table.js';
import { toAssociationView } from './gateway-association-view.js';
import { getGateway } from './gateway-table.js';

const MOST_GATEWAYS = 5;

/** Services use the gateway when they are updated next. Assumption: one that is associated already stays so. */
export function associateGatewayWithCluster(
  draft: EcsDraft,
  { gateway = '', cluster }: AssociateGatewayWithClusterRequest,
  { scope }: EcsContext,
): AssociateGatewayWithClusterResponse {
  const { clusterArn } = getActiveCluster(draft, cluster, scope);
  const { gatewayArn } = getGateway(draft, gateway, scope);
  const existing = draft.gatewayAssociations.get(associationKey({ gatewayArn, clusterArn }));
  // Assumption: it is refused, and the wording.
  if (existing?.status === 'DISASSOCIATING') {
    throw invalidParameter('The gateway is being disassociated from the cluster.');
  }
  if (existing !== undefined) return toAssociationView(existing);
  assertRoom(draft, clusterArn);
  return toAssociationView(draft.gatewayAssociations.insert({ gatewayArn, clusterArn, status: 'ACTIVE' }));
}

/** Assumption: the exception, the wording, and that those that are DISASSOCIATING count. */
function assertRoom(draft: EcsDraft, clusterArn: string): void {
  if (draft.gatewayAssociations.count('byCluster', [clusterArn]) < MOST_GATEWAYS) return;
  throw invalidParameter(`A cluster can be associated with up to ${MOST_GATEWAYS} gateways.`);
}
