import type { GatewayRouteStatus } from '@aws-sdk/client-ecs';
import type { Stored } from '../../store/table.js';

/** Leads from a gateway to a port of a service. */
export interface GatewayRouteRecord extends Stored {
  gatewayRouteArn: string;
  gatewayArn: string;
  clusterArn: string;
  serviceArn: string;
  serviceContainerPortName: string;
  status: Exclude<GatewayRouteStatus, 'UPDATE_FAILED' | 'DELETE_FAILED'>;
  serviceUrl: string;
  /** What the route is made of. There is none where the gateway has no room for it. */
  resources?: RouteResources;
}

export interface RouteResources {
  /** One of those of the gateway. */
  loadBalancerArn: string;
  acmCertificateArn: string;
  listenerRuleArn: string;
  testListenerRuleArn: string;
  /** While the gateway gets another header for test traffic. */
  nextTestListenerRuleArn?: string;
  targetGroupArn: string;
  alternateTargetGroupArn: string;
}
