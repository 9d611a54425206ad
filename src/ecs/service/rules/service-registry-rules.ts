import type { ServiceRegistry } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../../ecs-errors.js';
import type { CompleteDefinition } from '../../task-definition/task-definition-record.js';
import { assertContainerPort } from './container-port-rules.js';

const MOST_REGISTRIES = 1;

export function assertRegistryList(registries: readonly ServiceRegistry[]): void {
  if (registries.length > MOST_REGISTRIES) {
    throw invalidParameter(`service registries can have at most ${MOST_REGISTRIES} items.`);
  }
}

/**
 * Tasks with an address of their own may name a port or a container with its port, but not both; the others must name a container.
 * Assumption: the wordings, of which the beginning of the second is on record.
 */
export function assertRegistries(registries: readonly ServiceRegistry[], definition: CompleteDefinition): void {
  for (const registry of registries) {
    const { port, containerName, containerPort } = registry;
    const isComplete = containerName !== undefined && containerPort !== undefined;
    if (definition.networkMode !== 'awsvpc' && !isComplete) {
      throw invalidParameter(
        "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.",
      );
    }
    if (containerPort !== undefined && (port !== undefined || containerName === undefined)) {
      throw invalidParameter(
        "The values specified for serviceRegistries do not require a value for 'containerPort'. Remove the value and try again.",
      );
    }
    if (isComplete) assertContainerPort(registry, definition);
  }
}
