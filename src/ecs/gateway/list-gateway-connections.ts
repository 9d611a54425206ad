import type { GatewayConnection, GatewayConnector } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import { accessTypeOf } from './access-type-of.js';
import { findResources, type PlacedResources } from './find-resources.js';
import type { GatewayRouteRecord } from './gateway-route-record.js';
import { listSecurityGroups } from './gateway-route-view.js';

/** The routes that lead to the port of a revision. Assumption: a revision that is not the latest shows them as they are now, too. */
export function listGatewayConnections(
  draft: EcsDraft,
  serviceArn: string,
  { portName }: GatewayConnector,
): GatewayConnection[] {
  return [...draft.gatewayRoutes.list('byService', [serviceArn])]
    .filter(({ serviceContainerPortName }) => serviceContainerPortName === portName)
    .map((route) => toConnectionView(draft, route));
}

function toConnectionView(draft: EcsDraft, route: GatewayRouteRecord): GatewayConnection {
  const { gatewayArn, gatewayRouteArn, serviceContainerPortName, serviceUrl, status } = route;
  const gateway = draft.gateways.get(gatewayArn);
  const resources = findResources(draft, route);
  return {
    ...{ gatewayArn, gatewayRouteArn, portName: serviceContainerPortName, serviceUrl, status },
    accessType: gateway && accessTypeOf(gateway),
    ...(resources && { resources: { hostSharedAlb: [toAlbResources(draft, route, resources)] } }),
  };
}

function toAlbResources(draft: EcsDraft, route: GatewayRouteRecord, resources: PlacedResources) {
  const { securityGroup: _, inboundRule: __, nextTestListenerRuleArn: ___, ...arns } = resources;
  const groups = listSecurityGroups(draft, route, resources);
  return { ...arns, loadBalancerSecurityGroupArns: groups.flatMap(({ arn }) => arn ?? []) };
}
