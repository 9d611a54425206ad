import type { JobContainer } from '../spec/containers-of-spec.js';

/** The containers that have ended when the one of that name can, or cannot, start: those that it waits for, and that these wait for. */
export function listEndedBefore(
  name: string,
  containers: readonly Pick<JobContainer, 'name' | 'dependsOn'>[],
): ReadonlySet<string> {
  const ended = new Set([name]);
  for (const each of ended) {
    const { dependsOn = [] } = containers.find((container) => container.name === each) ?? {};
    for (const { containerName = '', condition } of dependsOn) if (condition !== 'START') ended.add(containerName);
  }
  ended.delete(name);
  return ended;
}
