import type { EcsTransition, EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { endAssociation } from './gateway-association-table.js';
import type { GatewayRouteRecord } from './gateway-route-record.js';
import { GATEWAY_DISASSOCIATED, GATEWAY_UPDATED, ROUTE_SETTLED } from './gateway-steps.js';
import { dropOldTestRules } from './replace-test-rules.js';

const completeUpdate: EcsTransition = (draft, { target }) => {
  draft.gateways.update(target, (gateway) => void (gateway.status = 'UPDATE_COMPLETE'));
  dropOldTestRules(draft, target);
};

/** Without routes the cluster is free at once; otherwise with the last of them. */
const completeDisassociation: EcsTransition = (draft, { target }, context) => {
  const association = draft.gatewayAssociations.get(target);
  if (association !== undefined) endAssociation({ draft, context }, association);
};

const settleRoute: EcsTransition = (draft, { target }, context) => {
  const route = draft.gatewayRoutes.get(target);
  if (route === undefined) return;
  if (route.status === 'DELETE_IN_PROGRESS') return removeRoute({ draft, context }, route);
  draft.gatewayRoutes.update(target, (record) => {
    record.status = record.resources === undefined ? 'CREATE_FAILED' : 'ACTIVE';
  });
};

interface Settling {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
}

/** Assumption: the load balancer goes with its last route. */
function removeRoute(
  { draft, context }: Settling,
  { gatewayRouteArn, gatewayArn, clusterArn }: GatewayRouteRecord,
): void {
  draft.gatewayRoutes.delete(gatewayRouteArn);
  const routes = [...draft.gatewayRoutes.list('byGateway', [gatewayArn])];
  draft.gateways.update(gatewayArn, (gateway) => {
    gateway.loadBalancers = gateway.loadBalancers.filter(({ loadBalancerArn }) =>
      routes.some(({ resources }) => resources?.loadBalancerArn === loadBalancerArn),
    );
  });
  endAssociation({ draft, context }, { gatewayArn, clusterArn });
}

/** What time does to a gateway, its associations and its routes. */
export const gatewayTransitions: Readonly<Record<string, EcsTransition>> = {
  [GATEWAY_UPDATED]: completeUpdate,
  [GATEWAY_DISASSOCIATED]: completeDisassociation,
  [ROUTE_SETTLED]: settleRoute,
};
