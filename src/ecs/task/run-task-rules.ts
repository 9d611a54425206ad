import type { ContainerOverride, EphemeralStorage, RunTaskRequest } from '@aws-sdk/client-ecs';
import { assertClientToken } from '../client-token.js';
import { invalidParameter } from '../ecs-errors.js';
import { assertPlacement } from '../placement/placement-rules.js';
import { readTags } from '../tag/read-tags.js';
import { assertFargateSize } from '../task-definition/fargate-size.js';
import { findStorageProblem, STORAGE_OFF_FARGATE } from '../task-definition/ephemeral-storage.js';
import { assertLaunch, type LaunchTarget } from './launch-rules.js';
import { assertEbsVolumes, assertVolumes } from './volume-rules.js';

const MOST_TASKS = 10;
const MOST_OVERRIDES_LENGTH = 8_192;
const LONGEST_CLIENT_TOKEN = 64;
const LONGEST_STARTED_BY = 128;

/** What the request alone shows to be wrong. Assumption: the wordings of sizes and patterns. */
export function assertRunTaskInput(input: RunTaskRequest): void {
  const { count = 1, clientToken } = input;
  if (input.launchType !== undefined && input.capacityProviderStrategy?.length) {
    throw invalidParameter('Specify either Launch Type or Capacity Provider Strategy, but not both.');
  }
  if (!Number.isInteger(count) || count < 1 || count > MOST_TASKS) {
    throw invalidParameter(`Count must be between 1 and ${MOST_TASKS}.`);
  }
  assertClientToken(clientToken, LONGEST_CLIENT_TOKEN);
  assertTaskInput(input, LONGEST_STARTED_BY);
}

type TaskInput = Pick<
  RunTaskRequest,
  'group' | 'startedBy' | 'overrides' | 'propagateTags' | 'tags' | 'volumeConfigurations'
>;

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
  assertEbsVolumes(input.volumeConfigurations ?? []);
  readTags(input.tags);
}

type Launch = Omit<RunTaskRequest, 'taskDefinition'>;

/** Whether the request fits the definition and the infrastructure, in the order of AWS. */
export function assertRunTaskMatches(input: Launch, { taskDefinition, launchType }: LaunchTarget): void {
  const { definition } = taskDefinition;
  assertLaunch(input, { taskDefinition, launchType });
  assertOverrides(input, { taskDefinition, launchType });
  assertVolumes(input.volumeConfigurations ?? [], { definition, launchType });
  assertPlacement(input, { launchType, definitionConstraints: definition.placementConstraints });
  if (input.enableExecuteCommand && !(input.overrides?.taskRoleArn ?? definition.taskRoleArn)) {
    throw invalidParameter(
      "The service couldn't run the task because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.",
    );
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
  assertStorage(overrides?.ephemeralStorage, launchType);
}

/** Assumption: what is wrong with it is said as for a definition. */
function assertStorage(storage: EphemeralStorage | undefined, launchType: LaunchTarget['launchType']): void {
  if (storage === undefined) return;
  if (launchType !== 'FARGATE') throw invalidParameter(STORAGE_OFF_FARGATE);
  const problem = findStorageProblem(storage);
  if (problem !== undefined) throw invalidParameter(problem);
}

function assertKnownContainer(
  { name }: ContainerOverride,
  definitions: readonly { readonly name?: string | undefined }[],
): void {
  if (!definitions.some((definition) => definition.name === name)) {
    throw invalidParameter(`Override for container named ${name} is not a container in the TaskDefinition.`);
  }
}
