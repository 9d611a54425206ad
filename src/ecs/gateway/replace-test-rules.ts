import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { findResources } from './find-resources.js';
import { createListenerRuleArn } from './ingress-arns.js';

/** Another header tells test traffic from now on: until the gateway is updated, each route has the rule for either. */
export function addTestRules(
  draft: EcsDraft,
  gatewayArn: string,
  { identifiers }: Pick<EcsTransitionContext, 'identifiers'>,
): void {
  for (const route of [...draft.gatewayRoutes.list('byGateway', [gatewayArn])]) {
    const placed = findResources(draft, route);
    if (placed === undefined) continue;
    const nextTestListenerRuleArn = createListenerRuleArn(placed, identifiers);
    draft.gatewayRoutes.update(route.gatewayRouteArn, ({ resources }) => {
      if (resources !== undefined) resources.nextTestListenerRuleArn = nextTestListenerRuleArn;
    });
  }
}

export function dropOldTestRules(draft: EcsDraft, gatewayArn: string): void {
  for (const { gatewayRouteArn, resources } of [...draft.gatewayRoutes.list('byGateway', [gatewayArn])]) {
    const next = resources?.nextTestListenerRuleArn;
    if (next === undefined) continue;
    draft.gatewayRoutes.update(gatewayRouteArn, (route) => {
      if (route.resources !== undefined) route.resources.testListenerRuleArn = next;
      delete route.resources?.nextTestListenerRuleArn;
    });
  }
}
