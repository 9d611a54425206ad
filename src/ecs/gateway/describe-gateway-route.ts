import type { DescribeGatewayRouteRequest, DescribeGatewayRouteResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getGatewayRoute } from './gateway-route-table.js';
import { toGatewayRouteView } from './gateway-route-view.js';

export function describeGatewayRoute(
  draft: EcsDraft,
  { gatewayRouteArn = '' }: DescribeGatewayRouteRequest,
  { scope }: EcsContext,
): DescribeGatewayRouteResponse {
  return { gatewayRoute: toGatewayRouteView(draft, getGatewayRoute(draft, gatewayRouteArn, scope)) };
}
