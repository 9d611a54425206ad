import type { ContainerOverride, LaunchType, NetworkConfiguration, RunTaskRequest } from '@aws-sdk/client-ecs';
import { ApiError } from '../../errors/api-error.js';
import { invalidParameter } from '../ecs-errors.js';
import { assertPlacement } from '../placement/placement-rules.js';
import { readTags } from '../tag/read-tags.js';
import { assertFargateSize } from '../task-definition/fargate-size.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';

const MOST_TASKS = 10;
const MOST_OVERRIDES_LENGTH = 8_192;
const CLIENT_TOKEN = /^[!-~]{1,64}$/;
const LONGEST_STARTED_BY = 128;
const FARGATE_PLATFORM_VERSIONS = ['LATEST', '1.4.0', '1.3.0', '1.0.0'];

/** What the request alone shows to be wrong. Assumption: the wordings of sizes and patterns. */
export function assertRunTaskInput(input: RunTaskRequest): void {
  const { count = 1, clientToken } = input;
  if (input.launchType !== undefined && input.capacityProviderStrategy?.length) {
    throw invalidParameter('Specify either Launch Type or Capacity Provider Strategy, but not both.');
  }
  if (!Number.isInteger(count) || count < 1 || count > MOST_TASKS) {
    throw invalidParameter(`Count must be between 1 and ${MOST_TASKS}.`);
  }
  if (clientToken !== undefined && !CLIENT_TOKEN.test(clientToken)) {
    throw invalidParameter('clientToken can have up to 64 characters of ASCII 33-126.');
  }
  assertTaskInput(input, LONGEST_STARTED_BY);
}

type TaskInput = Pick<RunTaskRequest, 'group' | 'startedBy' | 'overrides' | 'propagateTags' | 'tags'>;

/** What RunTask and StartTask have in common. */
export function assertTaskInput(input: TaskInput, longestStartedBy: number): void {
  const { group, startedBy = '', overrides } = input;
  if (group !== undefined && /^(service|family):/.test(group)) {
    throw invalidParameter(`Invalid namespace for group ${group}.`);
  }
  if (!/^[A-Za-z0-9/_-]*$/.test(startedBy) || startedBy.length > longestStartedBy) {
    throw invalidParameter(
      `startedBy can have up to ${longestStartedBy} letters, numbers, hyphens, forward slashes, and underscores.`,
    );
  }
  if (overrides && JSON.stringify(overrides).length > MOST_OVERRIDES_LENGTH) {
    throw invalidParameter(`Container Overrides length must be at most ${MOST_OVERRIDES_LENGTH}`);
  }
  if (input.propagateTags === 'SERVICE') {
    throw invalidParameter('The propagateTags value SERVICE is not supported when running a task.');
  }
  readTags(input.tags);
}

export interface LaunchTarget {
  readonly taskDefinition: TaskDefinitionRecord;
  readonly launchType: LaunchType;
}

type Launch = Omit<RunTaskRequest, 'taskDefinition'>;

/** Whether the request fits the definition and the infrastructure, in the order of AWS. */
export function assertRunTaskMatches(input: Launch, { taskDefinition, launchType }: LaunchTarget): void {
  const { definition } = taskDefinition;
  if (!definition.compatibilities?.includes(launchType)) {
    throw invalidParameter(`Task definition does not support launch_type ${launchType}.`);
  }
  assertNetwork(input.networkConfiguration, { networkMode: definition.networkMode, launchType });
  assertPlatformVersion(input.platformVersion, launchType);
  assertOverrides(input, { taskDefinition, launchType });
  assertPlacement(input, { launchType, definitionConstraints: definition.placementConstraints });
  if (input.enableExecuteCommand && !(input.overrides?.taskRoleArn ?? definition.taskRoleArn)) {
    throw invalidParameter(
      "The service couldn't run the task because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    );
  }
}

interface Network {
  readonly networkMode: string | undefined;
  readonly launchType: LaunchType;
}

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
  if (subnets.length > 16) throw invalidParameter('subnets can have at most 16 items.');
  if (securityGroups.length > 5) throw invalidParameter('securityGroups can have at most 5 items.');
  if (awsvpc.assignPublicIp === 'ENABLED' && launchType !== 'FARGATE') {
    throw invalidParameter('Assign public IP is not supported for this launch type.');
  }
}

function assertPlatformVersion(platformVersion: string | undefined, launchType: LaunchType): void {
  if (platformVersion === undefined) return;
  if (launchType !== 'FARGATE') {
    throw invalidParameter(`The platform version must be null when specifying an ${launchType} launch type.`);
  }
  if (!FARGATE_PLATFORM_VERSIONS.includes(platformVersion)) {
    throw new ApiError('PlatformUnknownException', 'The specified platform version does not exist.');
  }
}

function assertOverrides({ overrides }: Launch, { taskDefinition: { definition }, launchType }: LaunchTarget): void {
  for (const override of overrides?.containerOverrides ?? []) {
    assertKnownContainer(override, definition.containerDefinitions ?? []);
  }
  if (launchType === 'FARGATE' && (overrides?.cpu !== undefined || overrides?.memory !== undefined)) {
    assertFargateSize({
      ...definition,
      cpu: overrides.cpu ?? definition.cpu,
      memory: overrides.memory ?? definition.memory,
    });
  }
}

function assertKnownContainer(
  { name }: ContainerOverride,
  definitions: readonly { readonly name?: string | undefined }[],
): void {
  if (!definitions.some((definition) => definition.name === name)) {
    throw invalidParameter(`Override for container named ${name} is not a container in the TaskDefinition.`);
  }
}
