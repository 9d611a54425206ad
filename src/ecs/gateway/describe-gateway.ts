import type { DescribeGatewayRequest, DescribeGatewayResponse } from '@aws-sdk/client-ecs';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { getGateway } from './gateway-table.js';
import { toGatewayView } from './gateway-view.js';

export function describeGateway(
  draft: EcsDraft,
  { gateway: reference = '' }: DescribeGatewayRequest,
  { scope }: EcsContext,
): DescribeGatewayResponse {
  return { gateway: toGatewayView(getGateway(draft, reference, scope)) };
}
