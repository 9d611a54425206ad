import type { LaunchType, NetworkConfiguration } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { invalidParameter } from '../ecs-errors.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';

const FARGATE_PLATFORM_VERSIONS = ['LATEST', '1.4.0', '1.3.0', '1.0.0'];
const MOST_SUBNETS = 16;
const MOST_SECURITY_GROUPS = 5;

/** What requests for tasks, services and task sets say of the place of their tasks. */
export interface LaunchPlace {
  readonly networkConfiguration?: NetworkConfiguration | undefined;
  readonly platformVersion?: string | undefined;
}

export interface LaunchTarget {
  readonly taskDefinition: TaskDefinitionRecord;
  readonly launchType: LaunchType;
}

/** Whether tasks of the definition can be launched there, in the order of AWS. */
export function assertLaunch(
  { networkConfiguration, platformVersion }: LaunchPlace,
  { taskDefinition: { definition }, launchType }: LaunchTarget,
): void {
  if (!definition.compatibilities?.includes(launchType)) {
    throw invalidParameter(`Task definition does not support launch_type ${launchType}.`);
  }
  assertNetwork(networkConfiguration, { networkMode: definition.networkMode, launchType });
  assertPlatformVersion(platformVersion, launchType);
}

interface Network {
  readonly networkMode: string | undefined;
  readonly launchType: LaunchType;
}

/** Assumption: the wordings for too many subnets and security groups. */
function assertNetwork(configuration: NetworkConfiguration | undefined, { networkMode, launchType }: Network): void {
  const awsvpc = configuration?.awsvpcConfiguration;
  if (networkMode !== 'awsvpc') {
    if (configuration) {
      throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.');
    }
    return;
  }
  if (!awsvpc) throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  const { subnets = [], securityGroups = [] } = awsvpc;
  if (subnets.length === 0) throw invalidParameter('subnets can not be empty.');
  if (subnets.length > MOST_SUBNETS) throw invalidParameter(`subnets can have at most ${MOST_SUBNETS} items.`);
  if (securityGroups.length > MOST_SECURITY_GROUPS) {
    throw invalidParameter(`securityGroups can have at most ${MOST_SECURITY_GROUPS} items.`);
  }
  if (awsvpc.assignPublicIp === 'ENABLED' && launchType !== 'FARGATE') {
    throw invalidParameter('Assign public IP is not supported for this launch type.');
  }
}

/** Assumption: the wording for an unknown version, of which only the exception is on record. */
function assertPlatformVersion(platformVersion: string | undefined, launchType: LaunchType): void {
  if (platformVersion === undefined) return;
  if (launchType !== 'FARGATE') {
    throw invalidParameter(`The platform version must be null when specifying an ${launchType} launch type.`);
  }
  if (!FARGATE_PLATFORM_VERSIONS.includes(platformVersion)) {
    throw new ApiError('PlatformUnknownException', 'The specified platform version does not exist.');
  }
}
