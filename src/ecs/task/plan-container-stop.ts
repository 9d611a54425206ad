import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { ContainerRecord } from './task-record.js';

/** Decides which running containers get SIGTERM now: in the reverse of their dependencies, dependents first. */
export function planContainerStop(
  containers: readonly ContainerRecord[],
  definitions: ReadonlyMap<string, ContainerDefinition>,
): readonly string[] {
  const running = containers.filter(({ lastStatus }) => lastStatus === 'RUNNING');
  const isNeeded = (name: string) =>
    running.some((other) =>
      definitions.get(other.name)?.dependsOn?.some(({ containerName }) => containerName === name),
    );
  return running.filter(({ name, isSignalled }) => !isSignalled && !isNeeded(name)).map(({ name }) => name);
}
