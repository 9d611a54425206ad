import type { GatewayClusterAssociationStatus } from '@aws-sdk/client-ecs';
import type { Stored } from '../../store/table.js';

/** Services of the cluster can use the gateway. An association that is over is gone. */
export interface GatewayAssociationRecord extends Stored {
  gatewayArn: string;
  clusterArn: string;
  /** It is DISASSOCIATING as long as routes lead from the gateway to services of the cluster. */
  status: Exclude<GatewayClusterAssociationStatus, 'INACTIVE'>;
}
