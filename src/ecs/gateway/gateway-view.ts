import type { CreateGatewayResponse, Gateway, GatewayStatus, GatewaySummary } from '@aws-sdk/client-ecs';
import { accessTypeOf } from './access-type-of.js';
import type { GatewayRecord } from './gateway-record.js';

export function toGatewayView(gateway: GatewayRecord): Gateway {
  const { hostSharedAlb, loadBalancers, sequence: _, createdAt, updatedAt, ...members } = gateway;
  return {
    ...members,
    accessType: accessTypeOf(gateway),
    configuration: { hostSharedAlb: { ...hostSharedAlb, currentAlbCount: loadBalancers.length } },
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  };
}

export function toGatewaySummary(gateway: GatewayRecord): GatewaySummary {
  return { ...toGatewayReply(gateway), createdAt: new Date(gateway.createdAt) };
}

/** What creation, update and deletion answer. */
export function toGatewayReply({
  gatewayArn,
  name,
  status,
}: Pick<GatewayRecord, 'gatewayArn' | 'name'> & { readonly status: GatewayStatus }): CreateGatewayResponse {
  return { gatewayArn, name, status };
}
