import type { ContainerDefinition, ContainerOverride, TaskOverride } from '@aws-sdk/client-ecs';
import type { ResourceNeed } from '../container-instance/resource-claim.js';
import type { CompleteDefinition } from '../task-definition/task-definition-record.js';

/** What a task needs of an instance: the sizes of the task where there are any, otherwise those of its containers. */
export function needOfTask(definition: CompleteDefinition, overrides: TaskOverride = {}): ResourceNeed {
  const containers = definition.containerDefinitions.map((container) => overridden(container, overrides));
  const sum = (amountOf: (container: ContainerDefinition) => number) =>
    containers.reduce((total, container) => total + amountOf(container), 0);
  const isAwsvpc = definition.networkMode === 'awsvpc';
  const hostPorts = (protocol: string) =>
    isAwsvpc ? [] : containers.flatMap((container) => staticPorts(container, protocol));
  return {
    cpu: Number(overrides.cpu ?? definition.cpu ?? sum(({ cpu = 0 }) => cpu)),
    memory: Number(
      overrides.memory ?? definition.memory ?? sum(({ memory, memoryReservation }) => memoryReservation ?? memory ?? 0),
    ),
    ports: hostPorts('tcp'),
    portsUdp: hostPorts('udp'),
    gpus: sum(gpusOf),
    networkInterfaces: isAwsvpc ? 1 : 0,
  };
}

function overridden(container: ContainerDefinition, { containerOverrides = [] }: TaskOverride): ContainerDefinition {
  const { cpu, memory, memoryReservation, resourceRequirements }: ContainerOverride =
    containerOverrides.find(({ name }) => name === container.name) ?? {};
  return {
    ...container,
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(memoryReservation !== undefined && { memoryReservation }),
    ...(resourceRequirements && { resourceRequirements }),
  };
}

/** Port 0 stands for any free one, which is never short. */
function staticPorts({ portMappings = [] }: ContainerDefinition, protocol: string): number[] {
  return portMappings.filter((mapping) => mapping.protocol === protocol).flatMap(({ hostPort }) => hostPort || []);
}

function gpusOf({ resourceRequirements = [] }: ContainerDefinition): number {
  return Number(resourceRequirements.find(({ type }) => type === 'GPU')?.value ?? 0);
}
