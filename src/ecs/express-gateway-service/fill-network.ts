import type { ExpressGatewayServiceNetworkConfiguration, NetworkConfiguration } from '@aws-sdk/client-ecs';
import { arnTail, scopeOfArn } from '../../aws/arn.js';
import { scopeKey } from '../cluster/cluster-table.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ManagedResources } from './express-gateway-service-record.js';

/** There is no Amazon VPC to ask. */
const DEFAULT_SUBNETS = ['subnet-00000000000000001', 'subnet-00000000000000002', 'subnet-00000000000000003'];

/**
 * The network of the tasks. Assumption: every subnet is public; the default VPC consists of the subnets that have been seeded, or of
 * three in different zones.
 */
export function fillNetwork(
  draft: EcsDraft,
  given: ExpressGatewayServiceNetworkConfiguration | undefined,
  { serviceSecurityGroupArn, loadBalancerArn }: ManagedResources,
): NetworkConfiguration {
  const inScope = scopeKey(scopeOfArn(loadBalancerArn));
  const seeded = Array.from(draft.subnets.list('byScope', inScope), ({ subnetId }) => subnetId);
  const defaults = seeded.length > 0 ? seeded : DEFAULT_SUBNETS;
  const own = serviceSecurityGroupArn === undefined ? [] : [arnTail(serviceSecurityGroupArn)];
  return {
    awsvpcConfiguration: {
      subnets: given?.subnets?.length ? given.subnets : defaults,
      securityGroups: given?.securityGroups?.length ? given.securityGroups : own,
      assignPublicIp: 'ENABLED',
    },
  };
}
