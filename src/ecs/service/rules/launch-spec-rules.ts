import type { LaunchType } from '@aws-sdk/client-ecs';
import { assertLaunch } from '../../task/launch-rules.js';
import type { TaskDefinitionRecord } from '../../task-definition/task-definition-record.js';
import type { LaunchInput } from '../read-launch-spec.js';
import { assertPortName } from './container-port-rules.js';
import { assertGatewayConnectors } from './gateway-connector-rules.js';
import { assertLoadBalancers } from './load-balancer-rules.js';
import { assertServiceConnect } from './service-connect-rules.js';
import { assertRegistries } from './service-registry-rules.js';
import { assertVolumes } from '../../task/volume-rules.js';

/** Whether what is said of the tasks fits their definition and their launch type. */
export function assertLaunchSpec(
  input: LaunchInput,
  { taskDefinition, launchType }: { readonly taskDefinition: TaskDefinitionRecord; readonly launchType: LaunchType },
): void {
  const { definition } = taskDefinition;
  assertLaunch(input, { taskDefinition, launchType });
  assertLoadBalancers(input.loadBalancers ?? [], { definition, launchType });
  assertRegistries(input.serviceRegistries ?? [], definition);
  assertServiceConnect(input.serviceConnectConfiguration, definition);
  assertVolumes(input.volumeConfigurations ?? [], { definition, launchType });
  for (const { portName } of input.vpcLatticeConfigurations ?? []) assertPortName(portName, definition);
  assertGatewayConnectors(input.gatewayConnectors ?? [], definition);
}
