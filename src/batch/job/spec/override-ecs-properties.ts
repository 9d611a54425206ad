import type { EcsProperties, EcsPropertiesOverride, TaskContainerProperties } from '@aws-sdk/client-batch';
import { nameOfEcsContainer } from '../../job-definition/container-names.js';
import { mergeEnvironment, mergeRequirements } from './override-container.js';

/** The task of a definition as the request wants it: containers are found by their names. */
export function overrideEcsProperties(
  { taskProperties = [] }: EcsProperties,
  { taskProperties: [wanted] = [] }: EcsPropertiesOverride,
): EcsProperties {
  const overrides = wanted?.containers ?? [];
  return {
    taskProperties: taskProperties.map((task) => ({
      ...task,
      containers: (task.containers ?? []).map((container): TaskContainerProperties => {
        const found = overrides.find((override) => nameOfEcsContainer(override) === nameOfEcsContainer(container));
        if (found === undefined) return container;
        const { command = container.command, environment, resourceRequirements } = found;
        return {
          ...container,
          ...(command && { command }),
          environment: mergeEnvironment(container.environment, environment),
          resourceRequirements: mergeRequirements(container.resourceRequirements, resourceRequirements),
        };
      }),
    })),
  };
}
