import { invalidParameter } from '../../ecs-errors.js';
import type { CompleteDefinition } from '../../task-definition/task-definition-record.js';

/** A container and a port of it, as load balancers and service registries name them. */
export interface ContainerPort {
  readonly containerName?: string | undefined;
  readonly containerPort?: number | undefined;
}

/** A port within a `containerPortRange` counts as well. */
export function assertContainerPort(
  { containerName, containerPort }: ContainerPort,
  { containerDefinitions }: CompleteDefinition,
): void {
  const container = containerDefinitions.find(({ name }) => name === containerName);
  if (container === undefined) {
    throw invalidParameter(`The container ${containerName} does not exist in the task definition.`);
  }
  const hasPort = container.portMappings.some(
    (mapping) => mapping.containerPort === containerPort || isInRange(containerPort, mapping.containerPortRange),
  );
  if (!hasPort) {
    throw invalidParameter(`The container ${containerName} did not have a container port ${containerPort} defined.`);
  }
}

function isInRange(port: number | undefined, range: string | undefined): boolean {
  const [first = '', last = ''] = range?.split('-') ?? [];
  return port !== undefined && range !== undefined && port >= Number(first) && port <= Number(last);
}

/** The message is recorded for Service Connect. Assumption: it is that of the others who name a port, too. */
export function assertPortName(portName: string | undefined, { containerDefinitions }: CompleteDefinition): void {
  const names = containerDefinitions.flatMap(({ portMappings }) => portMappings.map(({ name }) => name));
  if (portName !== undefined && names.includes(portName)) return;
  throw invalidParameter(`portName(${portName}) does not refer to any named PortMapping in the container definitions`);
}
