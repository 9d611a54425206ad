import { formatArn, scopeOfArn, type Scope } from '../../aws/arn.js';
import type { Identifiers } from '../../aws/identifiers.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { GatewayLoadBalancer } from './gateway-record.js';
import type { RouteResources } from './gateway-route-record.js';
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
  const targetGroup = () => elbArn(scope, `targetgroup/ecs-gateway-tg-${identifiers.hex(17)}/${identifiers.hex(16)}`);
  return {
    ...loadBalancer,
    acmCertificateArn: formatArn('acm', scope, `certificate/${identifiers.uuid()}`),
    listenerRuleArn: toListenerRuleArn(loadBalancer, identifiers),
    testListenerRuleArn: toListenerRuleArn(loadBalancer, identifiers),
    targetGroupArn: targetGroup(),
    alternateTargetGroupArn: targetGroup(),
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
  const path = `app/ecs-gateway-alb-${identifiers.hex(8)}/${identifiers.hex(16)}`;
  return {
    loadBalancerArn: elbArn(scope, `loadbalancer/${path}`),
    listenerArn: elbArn(scope, `listener/${path}/${identifiers.hex(16)}`),
    securityGroup: `sg-0${identifiers.hex(16)}`,
    inboundRule: `sgr-0${identifiers.hex(16)}`,
  };
}

/** The ARN of a new rule of the listener. */
export function toListenerRuleArn(
  { listenerArn }: Pick<GatewayLoadBalancer, 'listenerArn'>,
  identifiers: Identifiers,
): string {
  return `${listenerArn.replace(':listener/', ':listener-rule/')}/${identifiers.hex(16)}`;
}

function elbArn(scope: Scope, resource: string): string {
  return formatArn('elasticloadbalancing', scope, resource);
}
