import type { GatewayClusterAssociationSummary } from '@aws-sdk/client-ecs';
import type { GatewayAssociationRecord } from './gateway-association-record.js';

export function toAssociationView({
  gatewayArn,
  clusterArn,
  status,
}: GatewayAssociationRecord): GatewayClusterAssociationSummary {
  return { gatewayArn, clusterArn, status };
}
