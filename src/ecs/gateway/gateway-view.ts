import type { CreateGatewayResponse, Gateway, GatewaySummary } from '@aws-sdk/client-ecs';
import type { GatewayRecord } from './gateway-record.js';

export function toGatewayView(gateway: GatewayRecord): Gateway {
  const { hostSharedAlb, loadBalancers, sequence: _, createdAt, updatedAt, ...members } = gateway;
  return {
    ...members,
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
}: Pick<GatewayRecord, 'gatewayArn' | 'name' | 'status'>): CreateGatewayResponse {
  return { gatewayArn, name, status };
}
