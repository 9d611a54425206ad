import type { DescribeGatewayResourcesRequest, DescribeGatewayResourcesResponse } from '@aws-sdk/client-ecs';
import { sortablePart } from '../../store/table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { paginate } from '../paginate.js';
import { getGateway } from './gateway-table.js';

const DEFAULT_RESULTS = 10;
const MOST_RESULTS = 20;

/** A result is a load balancer, with what belongs to it. */
export function describeGatewayResources(
  draft: EcsDraft,
  input: DescribeGatewayResourcesRequest,
  { scope }: EcsContext,
): DescribeGatewayResourcesResponse {
  const { gatewayArn, loadBalancers } = getGateway(draft, input.gateway ?? '', scope);
  const { maxResults, nextToken } = input;
  const sizes = { defaultResults: DEFAULT_RESULTS, mostResults: MOST_RESULTS };
  const page = paginate({ list: 'DescribeGatewayResources', maxResults, nextToken, ...sizes }, ({ after = '' }) =>
    loadBalancers
      .map((loadBalancer, index) => [sortablePart(index), loadBalancer] as const)
      .filter(([position]) => position > after),
  );
  const routes = [...draft.gatewayRoutes.list('byGateway', [gatewayArn])];
  const hostSharedAlb = page.items.map(({ loadBalancerArn, listenerArn, securityGroup }) => ({
    ...{ loadBalancerArn, listenerArn, securityGroup },
    gatewayRouteArns: routes
      .filter(({ resources }) => resources?.loadBalancerArn === loadBalancerArn)
      .map(({ gatewayRouteArn }) => gatewayRouteArn),
  }));
  return { gatewayResources: { gatewayArn, resources: { hostSharedAlb } }, nextToken: page.nextToken };
}
