import type { GatewayRouteSummary, ListGatewayRoutesRequest, ListGatewayRoutesResponse } from '@aws-sdk/client-ecs';
import { arnTail, isArn } from '../../aws/arn.js';
import { clusterArnOf, scopeKey } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { admits, filterEntries } from '../../aws/filter-entries.js';
import { paginate } from '../paginate.js';
import type { GatewayRouteRecord } from './gateway-route-record.js';
import { getGateway } from './gateway-table.js';

/** In the order of creation. No route leads to a cluster or a service that is not there, which is no error. */
export function listGatewayRoutes(
  draft: EcsDraft,
  input: ListGatewayRoutesRequest,
  { scope }: EcsContext,
): ListGatewayRoutesResponse {
  const { gateway, cluster, maxResults, nextToken } = input;
  const gatewayArn = gateway === undefined ? undefined : getGateway(draft, gateway, scope).gatewayArn;
  const clusterArn = cluster === undefined ? undefined : clusterArnOf(cluster, scope);
  const matches = (route: GatewayRouteRecord) =>
    (gateway === undefined || route.gatewayArn === gatewayArn) &&
    (cluster === undefined || route.clusterArn === clusterArn) &&
    leadsTo(route, input) &&
    admits(input.status, route.status);
  const page = paginate({ list: 'ListGatewayRoutes', maxResults, nextToken }, (from) =>
    filterEntries(draft.gatewayRoutes.walk('byScope', scopeKey(scope), from), matches),
  );
  return { gatewayRoutes: page.items.map(toSummary), nextToken: page.nextToken };
}

/** By its name a service may be meant in every cluster. */
function leadsTo(
  { serviceArn, serviceContainerPortName: portName }: GatewayRouteRecord,
  { service = serviceArn, serviceContainerPortName = portName }: ListGatewayRoutesRequest,
): boolean {
  return (isArn(service) ? serviceArn : arnTail(serviceArn)) === service && portName === serviceContainerPortName;
}

function toSummary(route: GatewayRouteRecord): GatewayRouteSummary {
  const { gatewayRouteArn, gatewayArn, clusterArn, serviceArn, serviceContainerPortName, status } = route;
  return { gatewayRouteArn, gatewayArn, clusterArn, serviceArn, serviceContainerPortName, status };
}
