import type { LaunchType, LoadBalancer } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import type { CompleteDefinition } from '../../task-definition/task-definition-record.js';
import { assertContainerPort } from './container-port-rules.js';

const MOST_TARGET_GROUPS = 5;
const MOST_CLASSIC = 1;

export function isClassic({ targetGroupArn }: LoadBalancer): boolean {
  return targetGroupArn === undefined;
}

/** Assumption: the wordings, except the first sentence about both names. */
export function assertLoadBalancerList(loadBalancers: readonly LoadBalancer[]): void {
  for (const { loadBalancerName, targetGroupArn } of loadBalancers) {
    if (loadBalancerName !== undefined && targetGroupArn !== undefined) {
      throw invalidParameter(
        'loadBalancerName and targetGroupArn cannot both be specified. You must specify either a loadBalancerName or a targetGroupArn.',
      );
    }
    if (loadBalancerName === undefined && targetGroupArn === undefined) {
      throw invalidParameter('You must specify either a loadBalancerName or a targetGroupArn.');
    }
  }
  const classic = loadBalancers.filter(isClassic).length;
  if (classic > MOST_CLASSIC) throw invalidParameter(`load balancers can have at most ${MOST_CLASSIC} items.`);
  if (loadBalancers.length - classic > MOST_TARGET_GROUPS) {
    throw invalidParameter(`target groups can have at most ${MOST_TARGET_GROUPS} items.`);
  }
}

/** Whether the containers that get the traffic are there, and can be reached. */
export function assertLoadBalancers(
  loadBalancers: readonly LoadBalancer[],
  { definition, launchType }: { readonly definition: CompleteDefinition; readonly launchType: LaunchType },
): void {
  for (const loadBalancer of loadBalancers) {
    assertContainerPort(loadBalancer, definition);
    if (isClassic(loadBalancer) && launchType === 'FARGATE') {
      throw invalidParameter('Classic Load Balancers are not supported with Fargate.');
    }
  }
}
