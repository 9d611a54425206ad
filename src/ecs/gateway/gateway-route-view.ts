import type { GatewayRoute, GatewayRouteAlbResources } from '@aws-sdk/client-ecs';
import { formatArn, scopeOfArn } from '../../aws/arn.js';
import type { EcsDraft } from '../ecs-state.js';
import { findResources, type PlacedResources } from './find-resources.js';
import type { GatewayRouteRecord } from './gateway-route-record.js';

export function toGatewayRouteView(draft: EcsDraft, route: GatewayRouteRecord): GatewayRoute {
  const { gatewayRouteArn, serviceArn, serviceContainerPortName, status, serviceUrl } = route;
  const resources = findResources(draft, route);
  return {
    ...{ gatewayRouteArn, serviceArn, serviceContainerPortName, status, serviceUrl },
    ...(resources && { resources: { hostSharedAlb: [toAlbResources(draft, route, resources)] } }),
  };
}

function toAlbResources(
  draft: EcsDraft,
  route: GatewayRouteRecord,
  resources: PlacedResources,
): GatewayRouteAlbResources {
  const { acmCertificateArn, loadBalancerArn, listenerArn, listenerRuleArn } = resources;
  const { testListenerRuleArn, nextTestListenerRuleArn: next } = resources;
  const [serviceGroup] =
    draft.services.get(route.serviceArn)?.spec?.networkConfiguration?.awsvpcConfiguration?.securityGroups ?? [];
  return {
    ...{ acmCertificateArn, loadBalancerArn, listenerArn, listenerRuleArn },
    testListenerRuleArns: [testListenerRuleArn, ...(next === undefined ? [] : [next])],
    loadBalancerSecurityGroups: listSecurityGroups(draft, route, resources),
    // Assumption: a service that names no security group has the default one of its VPC, which nobody knows here.
    ...(serviceGroup !== undefined && { serviceSecurityGroupArn: groupArn(route, serviceGroup) }),
  };
}

/** Where the caller has brought a group along, that one lets traffic in. */
export function listSecurityGroups(
  draft: EcsDraft,
  route: GatewayRouteRecord,
  { securityGroup, inboundRule }: PlacedResources,
): NonNullable<GatewayRouteAlbResources['loadBalancerSecurityGroups']> {
  const { hostSharedAlb } = draft.gateways.get(route.gatewayArn) ?? {};
  const inbound = hostSharedAlb?.networkConfiguration?.inboundSecurityGroup;
  const own = groupArn(route, securityGroup);
  if (inbound !== undefined) return [own, groupArn(route, inbound)].map((arn) => ({ arn, ruleArns: [] }));
  return [{ arn: own, ruleArns: [formatArn('ec2', scopeOfArn(own), `security-group-rule/${inboundRule}`)] }];
}

function groupArn({ gatewayArn }: GatewayRouteRecord, id: string): string {
  return formatArn('ec2', scopeOfArn(gatewayArn), `security-group/${id}`);
}
