import { isInScope, scopeOfArn, type Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { readArnResource } from '../identify.js';
import type { GatewayRouteRecord } from './gateway-route-record.js';

export const gatewayRouteTable: TableDefinition<GatewayRouteRecord, 'byScope' | 'byGateway' | 'byService'> = {
  key: (route) => route.gatewayRouteArn,
  indexes: {
    byScope: ({ gatewayRouteArn }) => scopeKey(scopeOfArn(gatewayRouteArn)),
    byGateway: ({ gatewayArn, clusterArn }) => [gatewayArn, clusterArn],
    byService: ({ serviceArn }) => [serviceArn],
  },
  describe: (route) => route.status,
};

/** Assumption: the wording; only the exception is on record. */
export function getGatewayRoute(draft: EcsDraft, arn: string, scope: Scope): GatewayRouteRecord {
  readArnResource(arn, 'gateway-route');
  const route = isInScope(arn, scope) ? draft.gatewayRoutes.get(arn) : undefined;
  if (route === undefined) throw new ApiError('ResourceNotFoundException', 'Gateway route not found.');
  return route;
}
