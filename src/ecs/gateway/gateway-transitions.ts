import type { EcsTransition } from '../ecs-context.js';
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
const completeDisassociation: EcsTransition = (draft, { target, data }) => {
  const { clusterArn } = data as { readonly clusterArn: string };
  endAssociation(draft, { gatewayArn: target, clusterArn });
};

const settleRoute: EcsTransition = (draft, { target }) => {
  const route = draft.gatewayRoutes.get(target);
  if (route === undefined) return;
  if (route.status === 'DELETE_IN_PROGRESS') return removeRoute(draft, route);
  draft.gatewayRoutes.update(target, (record) => {
    record.status = record.resources === undefined ? 'CREATE_FAILED' : 'ACTIVE';
  });
};

/** Assumption: the load balancer goes with its last route. */
function removeRoute(draft: EcsDraft, { gatewayRouteArn, gatewayArn, clusterArn }: GatewayRouteRecord): void {
  draft.gatewayRoutes.delete(gatewayRouteArn);
  const routes = [...draft.gatewayRoutes.list('byGateway', [gatewayArn])];
  draft.gateways.update(gatewayArn, (gateway) => {
    gateway.loadBalancers = gateway.loadBalancers.filter(({ loadBalancerArn }) =>
      routes.some(({ resources }) => resources?.loadBalancerArn === loadBalancerArn),
    );
  });
  endAssociation(draft, { gatewayArn, clusterArn });
}

/** What time does to a gateway, its associations and its routes. */
export const gatewayTransitions: Readonly<Record<string, EcsTransition>> = {
  [GATEWAY_UPDATED]: completeUpdate,
  [GATEWAY_DISASSOCIATED]: completeDisassociation,
  [ROUTE_SETTLED]: settleRoute,
};
