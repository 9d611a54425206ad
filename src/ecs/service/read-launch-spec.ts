import type { CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { storageKeyOf } from '../cluster/storage-key-of.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ExpressSpec } from '../express-gateway-service/express-gateway-service-record.js';
import { resolveLaunch } from '../task/resolve-launch.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import { fillServiceConnect } from './fill-service-connect.js';
import type { LaunchSpec } from './launch-spec.js';
import { assertLaunchSpec } from './rules/launch-spec-rules.js';

/** What requests for services and for task sets say of the tasks. */
export type LaunchInput = Pick<
  CreateServiceRequest,
  | 'launchType'
  | 'capacityProviderStrategy'
  | 'platformVersion'
  | 'networkConfiguration'
  | 'loadBalancers'
  | 'serviceRegistries'
  | 'serviceConnectConfiguration'
  | 'volumeConfigurations'
  | 'vpcLatticeConfigurations'
  | 'gatewayConnectors'
  | 'monitoring'
>;

export interface LaunchSource {
  readonly input: LaunchInput;
  readonly cluster: ClusterRecord;
  readonly taskDefinition: TaskDefinitionRecord;
  /** Of a service of Express Mode. */
  readonly express?: ExpressSpec | undefined;
}

/** Checks what a request says of the tasks against their definition and the cluster, and fills in what it leaves open. */
export function readLaunchSpec(
  draft: EcsDraft,
  { input: given, cluster, taskDefinition, express }: LaunchSource,
  { scope }: EcsContext,
): LaunchSpec {
  const { launchType, strategy } = resolveLaunch(draft, { input: given, cluster }, scope);
  const { serviceConnectConfiguration: connect } = given;
  const input = { ...given, ...(connect && { serviceConnectConfiguration: fillServiceConnect(connect, cluster) }) };
  assertLaunchSpec(input, { taskDefinition, launchType });
  const { runtimePlatform } = taskDefinition.definition;
  const fargateEphemeralStorage = storageKeyOf(cluster);
  const family = runtimePlatform?.operatingSystemFamily ?? 'LINUX';
  return {
    taskDefinition: taskDefinition.taskDefinitionArn,
    ...(strategy === undefined ? { launchType } : { capacityProviderStrategy: [...strategy] }),
    ...(launchType === 'FARGATE' && {
      platformVersion: input.platformVersion ?? 'LATEST',
      platformFamily: family === 'LINUX' ? 'Linux' : family,
      ...(fargateEphemeralStorage && { fargateEphemeralStorage }),
    }),
    ...(input.networkConfiguration && { networkConfiguration: fillNetwork(input.networkConfiguration) }),
    loadBalancers: input.loadBalancers ?? [],
    serviceRegistries: input.serviceRegistries ?? [],
    ...pickGiven(input),
    ...(express && { express }),
  };
}

function fillNetwork({ awsvpcConfiguration }: NonNullable<LaunchInput['networkConfiguration']>) {
  return {
    awsvpcConfiguration: awsvpcConfiguration && {
      subnets: awsvpcConfiguration.subnets,
      securityGroups: awsvpcConfiguration.securityGroups ?? [],
      assignPublicIp: awsvpcConfiguration.assignPublicIp ?? 'DISABLED',
    },
  };
}

/** Members that are kept as they are given, unless they are empty. */
function pickGiven(input: LaunchInput): Partial<LaunchSpec> {
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations, gatewayConnectors, monitoring } =
    input;
  return {
    ...(serviceConnectConfiguration && { serviceConnectConfiguration }),
    ...(volumeConfigurations?.length && { volumeConfigurations }),
    ...(vpcLatticeConfigurations?.length && { vpcLatticeConfigurations }),
    ...(gatewayConnectors?.length && { gatewayConnectors }),
    ...(monitoring && { monitoring }),
  };
}
