import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { toListenerRuleArn } from './allocate-resources.js';

/** Another header tells test traffic from now on: until the gateway is updated, each route has the rule for either. */
export function addTestRules(
  draft: EcsDraft,
  gatewayArn: string,
  { identifiers }: Pick<EcsTransitionContext, 'identifiers'>,
): void {
  for (const { gatewayRouteArn } of [...draft.gatewayRoutes.list('byGateway', [gatewayArn])]) {
    draft.gatewayRoutes.update(gatewayRouteArn, ({ resources }) => {
      if (resources !== undefined) resources.nextTestListenerRuleArn = toListenerRuleArn(resources, identifiers);
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
