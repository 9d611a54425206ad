import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import { invalidParameter, wrongLaunchType } from '../../ecs-errors.js';
import type { LaunchInput } from '../read-launch-spec.js';
import { assertLoadBalancerList } from './load-balancer-rules.js';
import { assertServiceConnectNames } from './service-connect-rules.js';
import { assertRegistryList } from './service-registry-rules.js';
import { assertEbsVolumes } from './volume-rules.js';

const MOST_GATEWAY_CONNECTORS = 1;

/** What is wrong in itself with what a request for a service or a task set says of the tasks. */
export function assertLaunchInput(input: LaunchInput): void {
  assertLaunchChoice(input);
  assertLoadBalancerList(input.loadBalancers ?? []);
  assertRegistryList(input.serviceRegistries ?? []);
  assertServiceConnectNames(input.serviceConnectConfiguration);
  assertEbsVolumes(input.volumeConfigurations ?? []);
  if ((input.gatewayConnectors ?? []).length > MOST_GATEWAY_CONNECTORS) {
    // Assumption: the wording, after that for service registries.
    throw invalidParameter(`gateway connectors can have at most ${MOST_GATEWAY_CONNECTORS} items.`);
  }
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
