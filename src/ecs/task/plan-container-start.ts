import type { ContainerDefinition, ContainerDependency } from '@aws-sdk/client-ecs';
import type { ContainerRecord } from './task-record.js';

export interface ContainerStartPlan {
  /** Containers whose dependencies have come true. */
  readonly start: readonly string[];
  /** The first container that can never start, because a dependency can never come true any more. */
  readonly blocked?: { readonly name: string; readonly dependency: ContainerDependency };
}

/** Decides which containers of a task start now. Dependencies count at the start only. */
export function planContainerStart(
  containers: readonly ContainerRecord[],
  definitions: ReadonlyMap<string, ContainerDefinition>,
): ContainerStartPlan {
  const byName = new Map(containers.map((container) => [container.name, container]));
  const start: string[] = [];
  for (const { name } of containers.filter(({ lastStatus }) => lastStatus === 'PENDING')) {
    const dependencies = definitions.get(name)?.dependsOn ?? [];
    const states = dependencies.map((dependency) => stateOf(dependency, byName.get(dependency.containerName ?? '')));
    const broken = dependencies[states.indexOf('broken')];
    if (broken !== undefined) return { start: [], blocked: { name, dependency: broken } };
    if (states.every((state) => state === 'met')) start.push(name);
  }
  return { start };
}

type DependencyState = 'met' | 'waiting' | 'broken';

function stateOf({ condition }: ContainerDependency, target: ContainerRecord | undefined): DependencyState {
  if (target === undefined || target.lastStatus === 'PENDING') return 'waiting';
  const hasStopped = target.lastStatus === 'STOPPED';
  switch (condition) {
    case 'COMPLETE':
      return hasStopped ? 'met' : 'waiting';
    case 'SUCCESS':
      if (!hasStopped) return 'waiting';
      return target.exitCode === 0 ? 'met' : 'broken';
    case 'HEALTHY':
      if (hasStopped || target.healthStatus === 'UNHEALTHY') return 'broken';
      return target.healthStatus === 'HEALTHY' ? 'met' : 'waiting';
    default:
      return 'met';
  }
}
