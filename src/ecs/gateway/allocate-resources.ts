import { scopeOfArn, type Scope } from '../../aws/arn.js';
import type { Identifiers } from '../../aws/identifiers.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { GatewayLoadBalancer } from './gateway-record.js';
import type { RouteResources } from './gateway-route-record.js';
import {
  createBalancerArns,
  createCertificateArn,
  createListenerRuleArn,
  createTargetGroupArn,
} from './ingress-arns.js';
import { planLoadBalancer } from './plan-load-balancer.js';

interface Allocation {
  readonly draft: EcsDraft;
  readonly context: Pick<EcsTransitionContext, 'identifiers'>;
}

/** What a new route of a gateway is made of; undefined where all its load balancers are full. */
export function allocateResources({ draft, context }: Allocation, gatewayArn: string): RouteResources | undefined {
  const loadBalancer = chooseLoadBalancer({ draft, context }, gatewayArn);
  if (loadBalancer === undefined) return undefined;
  const { identifiers } = context;
  const scope = scopeOfArn(gatewayArn);
  return {
    loadBalancerArn: loadBalancer.loadBalancerArn,
    acmCertificateArn: createCertificateArn(scope, identifiers),
    listenerRuleArn: createListenerRuleArn(loadBalancer, identifiers),
    testListenerRuleArn: createListenerRuleArn(loadBalancer, identifiers),
    targetGroupArn: createTargetGroupArn(scope, identifiers),
    alternateTargetGroupArn: createTargetGroupArn(scope, identifiers),
  };
}

/** A new one where there is no room in those that there are. Assumption: it is there at once. */
function chooseLoadBalancer({ draft, context }: Allocation, gatewayArn: string): GatewayLoadBalancer | undefined {
  const gateway = draft.gateways.get(gatewayArn);
  if (gateway === undefined) return undefined;
  const { loadBalancers, hostSharedAlb } = gateway;
  const routes = [...draft.gatewayRoutes.list('byGateway', [gatewayArn])];
  const loads = loadBalancers.map(({ loadBalancerArn }) => ({
    loadBalancerArn,
    routes: routes.filter(({ resources }) => resources?.loadBalancerArn === loadBalancerArn).length,
  }));
  const plan = planLoadBalancer(loads, hostSharedAlb.maxAlbCount);
  if (plan === 'NONE') return undefined;
  if (plan !== 'NEW') return loadBalancers.find(({ loadBalancerArn }) => loadBalancerArn === plan.use);
  const loadBalancer = createLoadBalancer(scopeOfArn(gatewayArn), context.identifiers);
  draft.gateways.update(gatewayArn, (record) => void record.loadBalancers.push(loadBalancer));
  return loadBalancer;
}

function createLoadBalancer(scope: Scope, identifiers: Identifiers): GatewayLoadBalancer {
  return {
    ...createBalancerArns('ecs-gateway-alb', scope, identifiers),
    securityGroup: `sg-0${identifiers.hex(16)}`,
    inboundRule: `sgr-0${identifiers.hex(16)}`,
  };
}
