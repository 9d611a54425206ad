import type { TaskContainerDependency, TaskContainerProperties } from '@aws-sdk/client-batch';
import type { Rule } from './rule.js';

type Containers = readonly TaskContainerProperties[];

const CONDITIONS = ['START', 'COMPLETE', 'SUCCESS'];

/** A rule for each dependency of each container. */
type DependencyRule = (dependency: TaskContainerDependency, containers: Containers) => string | false;

const rules: readonly DependencyRule[] = [
  (_dependency, containers) =>
    containers.length === 1 && 'Container dependency can not be used in a single-container job.',
  ({ containerName = '' }, containers) =>
    findContainer(containers, containerName) === undefined &&
    `containerName ${containerName} must reference a defined container.`,
  ({ condition = '' }) =>
    !CONDITIONS.includes(condition) &&
    `TaskContainer dependency ${condition} is not valid. Valid values are: [${CONDITIONS.join(', ')}]`,
  ({ containerName = '', condition = '' }, containers) =>
    condition !== 'START' &&
    findContainer(containers, containerName)?.essential !== false &&
    `The container target of a dependency can not have condition ${condition} if the target is essential`,
];

export const dependencyRules: readonly Rule<Containers>[] = [
  (containers) => {
    for (const dependency of containers.flatMap(({ dependsOn = [] }) => dependsOn)) {
      for (const rule of rules) {
        const finding = rule(dependency, containers);
        if (finding) return finding;
      }
    }
    return undefined;
  },
  // Assumption: that containers which wait for each other are refused at registration, and the wording.
  (containers) => hasCycle(containers) && 'Container dependencies should not have a cycle',
];

function findContainer(containers: Containers, wanted: string): TaskContainerProperties | undefined {
  return containers.find(({ name }) => name === wanted);
}

/** Takes away what waits for nothing that is left, until nothing more goes. */
function hasCycle(containers: Containers): boolean {
  const left = new Map(containers.map(({ name, dependsOn = [] }) => [name, dependsOn]));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [name, dependsOn] of left) {
      if (!dependsOn.some(({ containerName }) => left.has(containerName))) left.delete(name);
    }
  }
  return left.size > 0;
}
