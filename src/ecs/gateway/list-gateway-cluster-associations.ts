import type {
  ListGatewayClusterAssociationsRequest,
  ListGatewayClusterAssociationsResponse,
} from '@aws-sdk/client-ecs';
import { clusterArnOf, scopeKey } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { admits, filterEntries } from '../../aws/filter-entries.js';
import { paginate } from '../paginate.js';
import type { GatewayAssociationRecord } from './gateway-association-record.js';
import { toAssociationView } from './gateway-association-view.js';
import { findGateway } from './gateway-table.js';

/** In the order of creation. Nothing is associated with a gateway or a cluster that is not there, which is no error. */
export function listGatewayClusterAssociations(
  draft: EcsDraft,
  input: ListGatewayClusterAssociationsRequest,
  { scope }: EcsContext,
): ListGatewayClusterAssociationsResponse {
  const { gateway, cluster, maxResults, nextToken } = input;
  const gatewayArn = gateway === undefined ? undefined : findGateway(draft, gateway, scope)?.gatewayArn;
  const clusterArn = cluster === undefined ? undefined : clusterArnOf(cluster, scope);
  const matches = (association: GatewayAssociationRecord) =>
    (gateway === undefined || association.gatewayArn === gatewayArn) &&
    (cluster === undefined || association.clusterArn === clusterArn) &&
    admits(input.status, association.status);
  const page = paginate({ list: 'ListGatewayClusterAssociations', maxResults, nextToken }, (from) =>
    filterEntries(draft.gatewayAssociations.walk('byScope', scopeKey(scope), from), matches),
  );
  return { gatewayClusterAssociations: page.items.map(toAssociationView), nextToken: page.nextToken };
}
