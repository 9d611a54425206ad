import type { CreateGatewayRequest, CreateGatewayResponse } from '@aws-sdk/client-ecs';
import { findRepeated, rememberToken } from '../client-token.js';
import type { EcsContext } from '../ecs-context.js';
import { clientException, invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn } from '../identify.js';
import { findGateway } from './gateway-table.js';
import { toGatewayReply } from './gateway-view.js';
import { readNewGateway } from './read-gateway-input.js';

export function createGateway(
  draft: EcsDraft,
  input: CreateGatewayRequest,
  { scope, now, identifiers }: EcsContext,
): CreateGatewayResponse {
  const settings = readNewGateway(input);
  const use = { operation: 'CreateGateway', clusterArn: ecsArn(scope, 'gateway'), input, now };
  // Assumption: the wording. A token makes a gateway again once the first one has been deleted.
  const [repeated = ''] =
    findRepeated(draft, use, () => invalidParameter('Creation of gateway was not idempotent.')) ?? [];
  const existing = draft.gateways.get(repeated);
  if (existing !== undefined) return toGatewayReply(existing);
  // Assumption: the wording; that the name must be unique is on record.
  if (findGateway(draft, settings.name, scope) !== undefined) {
    throw clientException('The specified gateway already exists. Specify a unique name and try again.');
  }
  const gateway = draft.gateways.insert({
    gatewayArn: ecsArn(scope, `gateway/${settings.name}/${identifiers.hex(32)}`),
    ...settings,
    ...{ status: 'ACTIVE', loadBalancers: [], createdAt: now, updatedAt: now },
  });
  rememberToken(draft, use, [gateway.gatewayArn]);
  return toGatewayReply(gateway);
}
