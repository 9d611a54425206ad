import type { ContainerOverride, TaskOverride } from '@aws-sdk/client-ecs';
import { copyOutput } from '../../pipeline/copy-output.js';

/** What is overridden, with nothing in it that is the record's own. Mostly that is the names of the containers. */
export function toOverrideView(override: TaskOverride): TaskOverride {
  const { containerOverrides, inferenceAcceleratorOverrides, ephemeralStorage } = override;
  return {
    ...override,
    ...(containerOverrides && { containerOverrides: containerOverrides.map(toContainerOverrideView) }),
    ...(inferenceAcceleratorOverrides && {
      inferenceAcceleratorOverrides: inferenceAcceleratorOverrides.map((accelerator) => ({ ...accelerator })),
    }),
    ...(ephemeralStorage && { ephemeralStorage: { ...ephemeralStorage } }),
  };
}

function toContainerOverrideView(override: ContainerOverride): ContainerOverride {
  const isOnlyNamed = override.name !== undefined && Object.keys(override).length === 1;
  return isOnlyNamed ? { name: override.name } : copyOutput(override);
}
