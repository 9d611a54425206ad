import { formatArn, type Scope } from '../../aws/arn.js';
import type { Identifiers } from '../../aws/identifiers.js';

export interface BalancerArns {
  readonly loadBalancerArn: string;
  readonly listenerArn: string;
}

/** A new load balancer, whose name begins as given, and its listener. */
export function createBalancerArns(prefix: string, scope: Scope, identifiers: Identifiers): BalancerArns {
  const path = `app/${prefix}-${identifiers.hex(8)}/${identifiers.hex(16)}`;
  return {
    loadBalancerArn: elbArn(scope, `loadbalancer/${path}`),
    listenerArn: elbArn(scope, `listener/${path}/${identifiers.hex(16)}`),
  };
}

/** A new rule of the listener. */
export function createListenerRuleArn(
  { listenerArn }: Pick<BalancerArns, 'listenerArn'>,
  identifiers: Identifiers,
): string {
  return `${listenerArn.replace(':listener/', ':listener-rule/')}/${identifiers.hex(16)}`;
}

export function createTargetGroupArn(scope: Scope, identifiers: Identifiers): string {
  return elbArn(scope, `targetgroup/ecs-gateway-tg-${identifiers.hex(17)}/${identifiers.hex(16)}`);
}

export function createCertificateArn(scope: Scope, identifiers: Identifiers): string {
  return formatArn('acm', scope, `certificate/${identifiers.uuid()}`);
}

function elbArn(scope: Scope, resource: string): string {
  return formatArn('elasticloadbalancing', scope, resource);
}
