import type { GatewayStatus, HostSharedAlbConfiguration, PropagateGatewayTags } from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';

/** A deleted gateway is gone. */
export interface GatewayRecord extends Stored {
  gatewayArn: string;
  name: string;
  status: Exclude<GatewayStatus, 'DELETED' | 'UPDATE_FAILED'>;
  infrastructureRoleArn: string;
  deletionProtection: boolean;
  hostSharedAlb: AlbSettings;
  propagateTags: PropagateGatewayTags;
  tags: Tag[];
  /** There is none until the first service uses the gateway. */
  loadBalancers: GatewayLoadBalancer[];
  createdAt: number;
  updatedAt: number;
}

/** With all that AWS fills in. */
export interface AlbSettings extends HostSharedAlbConfiguration {
  maxAlbCount: number;
}

export interface GatewayLoadBalancer {
  loadBalancerArn: string;
  listenerArn: string;
  /** The one that the gateway manages. */
  securityGroup: string;
  /** The rule of that group that lets traffic in. */
  inboundRule: string;
}
