import type { AttemptPlan } from '../job-record.js';
import type { JobContainer } from '../spec/containers-of-spec.js';

type Dependent = Pick<JobContainer, 'name' | 'dependsOn'>;

/** The first container that can never start, because one that must succeed before it does not. */
export function findUnstartable(
  containers: readonly Dependent[],
  ends: AttemptPlan['containers'],
): Dependent | undefined {
  const hasFailed = (name: string | undefined) => ends.some((end) => end.name === name && end.exitCode !== 0);
  return containers.find(({ dependsOn = [] }) =>
    dependsOn.some(({ containerName, condition }) => condition === 'SUCCESS' && hasFailed(containerName)),
  );
}
