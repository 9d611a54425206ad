import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import { invalidParameter, wrongLaunchType } from '../../ecs-errors.js';
import type { LaunchInput } from '../read-launch-spec.js';
import { assertConnectorCount } from './gateway-connector-rules.js';
import { assertLoadBalancerList } from './load-balancer-rules.js';
import { assertServiceConnectNames } from './service-connect-rules.js';
import { assertRegistryList } from './service-registry-rules.js';
import { assertEbsVolumes } from '../../task/volume-rules.js';

/** What is wrong in itself with what a request for a service or a task set says of the tasks. */
export function assertLaunchInput(input: LaunchInput): void {
  assertLaunchChoice(input);
  assertLoadBalancerList(input.loadBalancers ?? []);
  assertRegistryList(input.serviceRegistries ?? []);
  assertServiceConnectNames(input.serviceConnectConfiguration);
  assertEbsVolumes(input.volumeConfigurations ?? []);
  assertConnectorCount(input.gatewayConnectors ?? []);
}

function assertLaunchChoice({
  launchType,
  capacityProviderStrategy = [],
}: Pick<CreateServiceRequest, 'launchType' | 'capacityProviderStrategy'>): void {
  // The SDK knows this launch type, but AWS wants a capacity provider for managed instances.
  if (launchType === 'MANAGED_INSTANCES') throw wrongLaunchType();
  if (launchType !== undefined && capacityProviderStrategy.length > 0) {
    // Assumption: the second sentence; the first is on record.
    throw invalidParameter(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    );
  }
}
