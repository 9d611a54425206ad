import type { DiscoverPollEndpointRequest, DiscoverPollEndpointResponse } from '@aws-sdk/client-ecs';
import { arnTail } from '../../aws/arn.js';
import { dnsSuffixOf } from '../../aws/dns-suffix.js';
import { clusterArnOf } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { memberArn } from '../identify.js';

/** An agent asks before it registers, so neither the cluster nor the instance need exist. Assumption: the hosts. */
export function discoverPollEndpoint(
  _: EcsDraft,
  { cluster, containerInstance }: DiscoverPollEndpointRequest,
  { scope }: EcsContext,
): DiscoverPollEndpointResponse {
  if (containerInstance !== undefined) {
    const clusterArn = clusterArnOf(cluster, scope);
    memberArn(scope, {
      type: 'container-instance',
      text: containerInstance,
      clusterArn,
      clusterName: arnTail(clusterArn),
    });
  }
  const host = (name: string) => `https://${name}.${scope.region}.${dnsSuffixOf(scope.region)}/`;
  return {
    endpoint: host('ecs-a-1'),
    telemetryEndpoint: host('ecs-t-1'),
    serviceConnectEndpoint: `https://ecs-sc.${scope.region}.api.aws`,
  };
}
