import type { DescribeExpressGatewayServiceRequest, DescribeExpressGatewayServiceResponse } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { findExpressService } from './express-gateway-service-table.js';
import { toExpressServiceView } from './express-gateway-service-view.js';

export function describeExpressGatewayService(
  draft: EcsDraft,
  { serviceArn = '', include = [] }: DescribeExpressGatewayServiceRequest,
  { scope }: EcsContext,
): DescribeExpressGatewayServiceResponse {
  const found = findExpressService(draft, serviceArn, scope);
  if (found === undefined) throw new ApiError('ResourceNotFoundException', 'Resource not found.');
  return { service: toExpressServiceView(draft, found, { withTags: include.includes('TAGS') }) };
}
