import type { ExpressGatewayServiceNetworkConfiguration } from '@aws-sdk/client-ecs';
import { arnTail, formatArn, scopeOfArn } from '../../aws/arn.js';
import type { EcsContext } from '../ecs-context.js';
import {
  createBalancerArns,
  createCertificateArn,
  createListenerRuleArn,
  createTargetGroupArn,
} from '../gateway/ingress-arns.js';
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
  const securityGroup = () => formatArn('ec2', scope, `security-group/sg-0${identifiers.hex(16)}`);
  const { loadBalancerArn, listenerArn } = createBalancerArns('ecs-express-gateway-alb', scope, identifiers);
  return {
    loadBalancerArn,
    loadBalancerSecurityGroupArn: securityGroup(),
    listenerArn,
    listenerRuleArn: createListenerRuleArn({ listenerArn }, identifiers),
    targetGroupArns: [createTargetGroupArn(scope, identifiers), createTargetGroupArn(scope, identifiers)],
    certificateArn: createCertificateArn(scope, identifiers),
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
