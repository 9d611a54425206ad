import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { ContainerProperties, EcsTaskProperties, TaskContainerProperties } from '@aws-sdk/client-batch';
import { CPU_UNITS_PER_VCPU } from '../aws/cpu-units.js';
import { containersOf, needOf, type JobContainer, type Runnable } from '../batch/job/spec/containers-of-spec.js';
import { fillDefaults } from '../ecs/task-definition/fill-defaults.js';
import type { JobLaunchType } from './launch-type-of.js';
import type { CompleteDefinition, TaskDefinitionInput } from '../ecs/task-definition/task-definition-record.js';

/** Where the logs of jobs go that do not say it. */
const LOG_GROUP = '/aws/batch/job';

/** Where the tasks of a definition run. */
export interface TaskPlatform {
  readonly launchType: JobLaunchType;
  /** Each task has a network interface. */
  readonly hasOwnNetwork: boolean;
}

/** What ECS is told of a job definition. AWS Batch has checked it by rules of its own, so ECS does not check it again. */
export function toTaskDefinition(
  family: string,
  runnable: Runnable,
  { launchType, hasOwnNetwork }: TaskPlatform,
): CompleteDefinition {
  const containers = containersOf(runnable);
  const need = needOf(runnable);
  return fillDefaults({
    family,
    networkMode: hasOwnNetwork ? 'awsvpc' : 'host',
    requiresCompatibilities: [launchType],
    ...(launchType === 'FARGATE' && { cpu: String(need.vcpus * CPU_UNITS_PER_VCPU), memory: String(need.memory) }),
    ...taskMembers(runnable),
    containerDefinitions: containers.map((container, index) => toContainer(container, describe(runnable, index))),
  });
}

function taskMembers({ container, ecsProperties }: Runnable): Partial<TaskDefinitionInput> {
  const task: EcsTaskProperties | ContainerProperties = ecsProperties?.taskProperties?.[0] ?? container ?? {};
  const { executionRoleArn, volumes, ephemeralStorage, runtimePlatform } = task;
  const { taskRoleArn, pidMode, ipcMode }: Partial<EcsTaskProperties> = ecsProperties?.taskProperties?.[0] ?? {
    taskRoleArn: container?.jobRoleArn,
  };
  const members = { taskRoleArn, executionRoleArn, volumes, ephemeralStorage, runtimePlatform, pidMode, ipcMode };
  // AWS Batch has checked what is a text to it and an enum to ECS.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

function describe(
  { container, ecsProperties }: Runnable,
  index: number,
): ContainerProperties | TaskContainerProperties {
  return container ?? ecsProperties?.taskProperties?.[0]?.containers?.[index] ?? {};
}

/** Members that both services have under one name. */
const SHARED = [
  'mountPoints',
  'readonlyRootFilesystem',
  'privileged',
  'ulimits',
  'user',
  'linuxParameters',
  'secrets',
  'repositoryCredentials',
  'dependsOn',
  'firelensConfiguration',
  'startTimeout',
  'stopTimeout',
] as const;

function toContainer(
  { name, image, command, environment, essential, need }: JobContainer,
  described: ContainerProperties | TaskContainerProperties,
): ContainerDefinition {
  const shared = SHARED.flatMap((member) =>
    member in described ? [[member, described[member as keyof typeof described]] as const] : [],
  );
  return {
    ...Object.fromEntries(shared),
    ...{ name, image, essential },
    command: [...command],
    environment: [...environment],
    cpu: need.vcpus * CPU_UNITS_PER_VCPU,
    memory: need.memory,
    ...(need.gpus > 0 && { resourceRequirements: [{ type: 'GPU', value: String(need.gpus) }] }),
    logConfiguration: described.logConfiguration ?? {
      logDriver: 'awslogs',
      options: { 'awslogs-group': LOG_GROUP },
    },
  };
}
