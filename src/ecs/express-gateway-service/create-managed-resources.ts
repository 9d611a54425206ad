import type { ExpressGatewayServiceNetworkConfiguration } from '@aws-sdk/client-ecs';
import { arnTail, formatArn, scopeOfArn } from '../../aws/arn.js';
import type { EcsContext } from '../ecs-context.js';
import type { ManagedResources } from './express-gateway-service-record.js';

export interface ResourceOwner {
  readonly serviceArn: string;
  readonly clusterName: string;
  readonly network: ExpressGatewayServiceNetworkConfiguration | undefined;
}

/** What ECS sets up around a service. Assumption: the names of alarm and policy, and that no load balancer is shared with others. */
export function createManagedResources(
  { serviceArn, clusterName, network }: ResourceOwner,
  { identifiers }: Pick<EcsContext, 'identifiers'>,
): ManagedResources {
  const scope = scopeOfArn(serviceArn);
  const serviceName = arnTail(serviceArn);
  const elb = (resource: string) => formatArn('elasticloadbalancing', scope, resource);
  const securityGroup = () => formatArn('ec2', scope, `security-group/sg-0${identifiers.hex(16)}`);
  const targetGroup = () => elb(`targetgroup/ecs-gateway-tg-${identifiers.hex(17)}/${identifiers.hex(16)}`);
  const balancer = `app/ecs-express-gateway-alb-${identifiers.hex(8)}/${identifiers.hex(16)}`;
  const listener = `${balancer}/${identifiers.hex(16)}`;
  return {
    loadBalancerArn: elb(`loadbalancer/${balancer}`),
    loadBalancerSecurityGroupArn: securityGroup(),
    listenerArn: elb(`listener/${listener}`),
    listenerRuleArn: elb(`listener-rule/${listener}/${identifiers.hex(16)}`),
    targetGroupArns: [targetGroup(), targetGroup()],
    certificateArn: formatArn('acm', scope, `certificate/${identifiers.uuid()}`),
    alarmArn: formatArn('cloudwatch', scope, `alarm:${clusterName}/${serviceName}/RollbackAlarm`),
    scalableTargetArn: formatArn('application-autoscaling', scope, `scalable-target/${identifiers.hex(34)}`),
    scalingPolicyArn: formatArn(
      'autoscaling',
      scope,
      `scalingPolicy:${identifiers.uuid()}:resource/ecs/service/${clusterName}/${serviceName}:policyName/${serviceName}`,
    ),
    ...(!network?.securityGroups?.length && { serviceSecurityGroupArn: securityGroup() }),
    logGroupName: `/aws/ecs/${clusterName}/${serviceName}-${identifiers.hex(4)}`,
  };
}

/** CloudWatch knows an alarm by its name. */
export function alarmNameOf({ alarmArn }: Pick<ManagedResources, 'alarmArn'>): string {
  return alarmArn.slice(alarmArn.indexOf(':alarm:') + ':alarm:'.length);
}

/** Each service has a host of its own. */
export function createEndpoint(
  { serviceArn }: Pick<ResourceOwner, 'serviceArn'>,
  { identifiers }: Pick<EcsContext, 'identifiers'>,
): string {
  const prefix = arnTail(serviceArn).slice(0, 2).toLowerCase();
  return `${prefix}-${identifiers.hex(32)}.ecs.${scopeOfArn(serviceArn).region}.on.aws`;
}
