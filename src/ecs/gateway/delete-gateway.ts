import type { DeleteGatewayRequest, DeleteGatewayResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import { clientException } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { GatewayRecord } from './gateway-record.js';
import { getGateway } from './gateway-table.js';
import { toGatewayReply } from './gateway-view.js';

/** Assumption: an update that is under way is not in the way. */
export function deleteGateway(
  draft: EcsDraft,
  { gateway: reference = '' }: DeleteGatewayRequest,
  { scope, cancel }: EcsContext,
): DeleteGatewayResponse {
  const gateway = getGateway(draft, reference, scope);
  assertDeletable(draft, gateway);
  draft.gateways.delete(gateway.gatewayArn);
  cancel(gateway.gatewayArn);
  return toGatewayReply({ ...gateway, status: 'DELETED' });
}

/** Assumption: the exception, the wordings and the order. */
function assertDeletable(draft: EcsDraft, { gatewayArn, deletionProtection }: GatewayRecord): void {
  if (deletionProtection) {
    throw clientException('The gateway cannot be deleted while deletion protection is enabled.');
  }
  if (draft.gatewayAssociations.count('byGateway', [gatewayArn]) > 0) {
    throw clientException('The gateway cannot be deleted while it is associated with clusters.');
  }
}
