import type { CompleteContainer, CompleteDefinition } from '../task-definition-record.js';
import { forEachContainer, type ContainerRule, type TaskDefinitionRule } from './rule.js';

const rules: readonly ContainerRule[] = [
  (container, definition) => {
    const unknown = findUnknown(dependenciesOf(container), definition);
    return unknown !== undefined && `Cannot depend on container ${unknown} because it does not exist`;
  },
  ({ dependsOn = [] }, definition) =>
    dependsOn.some(
      ({ containerName, condition }) =>
        condition === 'HEALTHY' && findContainer(containerName, definition)?.healthCheck === undefined,
    ) && 'A dependency container with HEALTHY condition must have health check configured',
  ({ dependsOn = [] }, definition) =>
    dependsOn.some(
      ({ containerName, condition }) =>
        (condition === 'SUCCESS' || condition === 'COMPLETE') && findContainer(containerName, definition)?.essential,
    ) && 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
  // Assumption: links are spoken of as volumesFrom is.
  (container, definition) => {
    const unknown = findUnknown(linksOf(container), definition);
    return unknown !== undefined && `Invalid 'link' setting. Unknown container: '${unknown}'.`;
  },
  ({ volumesFrom }, definition) => {
    const unknown = findUnknown(
      volumesFrom.map(({ sourceContainer = '' }) => sourceContainer),
      definition,
    );
    return unknown !== undefined && `Invalid 'volumesFrom' setting. Unknown container: '${unknown}'.`;
  },
];

export const dependencyRules: readonly TaskDefinitionRule[] = [
  forEachContainer(rules),
  ({ containerDefinitions }) => hasCycle(containerDefinitions, linksOf) && 'Container links should not have a cycle',
  // Assumption: dependencies are spoken of as links are.
  ({ containerDefinitions }) =>
    hasCycle(containerDefinitions, dependenciesOf) && 'Container dependencies should not have a cycle',
];

function dependenciesOf({ dependsOn = [] }: CompleteContainer): string[] {
  return dependsOn.map(({ containerName = '' }) => containerName);
}

/** A link is a name, or `name:alias`. */
function linksOf({ links = [] }: CompleteContainer): string[] {
  return links.map((link) => link.split(':')[0] ?? '');
}

function findContainer(name: string | undefined, definition: CompleteDefinition): CompleteContainer | undefined {
  return definition.containerDefinitions.find((container) => container.name === name);
}

function findUnknown(names: readonly string[], definition: CompleteDefinition): string | undefined {
  return names.find((name) => findContainer(name, definition) === undefined);
}

function hasCycle(
  containers: readonly CompleteContainer[],
  namesOf: (container: CompleteContainer) => readonly string[],
): boolean {
  const left = new Map(containers.map((container) => [container.name, namesOf(container)]));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [name, names] of left) if (!names.some((other) => left.has(other))) left.delete(name);
  }
  return left.size > 0;
}
