import type { EcsDraft } from '../ecs-state.js';
import type { GatewayLoadBalancer } from './gateway-record.js';
import type { GatewayRouteRecord, RouteResources } from './gateway-route-record.js';

export type PlacedResources = RouteResources & GatewayLoadBalancer;

/** What a route is made of, with the load balancer that it shares. */
export function findResources(
  draft: EcsDraft,
  { gatewayArn, resources }: Pick<GatewayRouteRecord, 'gatewayArn' | 'resources'>,
): PlacedResources | undefined {
  const { loadBalancers = [] } = draft.gateways.get(gatewayArn) ?? {};
  const loadBalancer = loadBalancers.find(({ loadBalancerArn }) => loadBalancerArn === resources?.loadBalancerArn);
  return resources && loadBalancer && { ...loadBalancer, ...resources };
}
