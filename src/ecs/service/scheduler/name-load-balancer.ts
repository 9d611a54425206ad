import type { LoadBalancer } from '@aws-sdk/client-ecs';

/** As service events and stop reasons speak of it. */
export function nameLoadBalancer({ targetGroupArn, loadBalancerName }: LoadBalancer): string {
  return targetGroupArn === undefined ? `(elb ${loadBalancerName})` : `(target-group ${targetGroupArn})`;
}
