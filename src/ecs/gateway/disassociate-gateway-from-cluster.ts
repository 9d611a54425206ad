import type {
  DisassociateGatewayFromClusterRequest,
  DisassociateGatewayFromClusterResponse,
} from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { associationKey } from './gateway-association-table.js';
import { toAssociationView } from './gateway-association-view.js';
import { GATEWAY_DISASSOCIATED } from './gateway-steps.js';
import { getGateway } from './gateway-table.js';

/** Routes stay until their services are updated. Assumption: one that is DISASSOCIATING already is returned as it is. */
export function disassociateGatewayFromCluster(
  draft: EcsDraft,
  { gateway = '', cluster }: DisassociateGatewayFromClusterRequest,
  context: EcsContext,
): DisassociateGatewayFromClusterResponse {
  const { clusterArn } = getActiveCluster(draft, cluster, context.scope);
  const { gatewayArn } = getGateway(draft, gateway, context.scope);
  const key = associationKey({ gatewayArn, clusterArn });
  const found = draft.gatewayAssociations.get(key);
  if (found === undefined) {
    // Assumption: the wording; only the exception is on record.
    throw new ApiError('ResourceNotFoundException', 'The gateway is not associated with the cluster.');
  }
  if (found.status === 'DISASSOCIATING') return toAssociationView(found);
  const association = draft.gatewayAssociations.update(key, (record) => void (record.status = 'DISASSOCIATING'));
  const afterMs = context.timing.gatewayUpdateMs;
  context.schedule({ kind: GATEWAY_DISASSOCIATED, target: key, afterMs });
  return toAssociationView(association);
}
