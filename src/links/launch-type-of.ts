import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import { kindOf, type ResourceKind } from '../batch/compute-environment/resource-kind.js';

export type JobLaunchType = 'EC2' | 'FARGATE' | 'MANAGED_INSTANCES';

const LAUNCH_TYPES: Readonly<Record<ResourceKind, JobLaunchType>> = {
  EC2: 'EC2',
  Fargate: 'FARGATE',
  'ECS Managed Instances': 'MANAGED_INSTANCES',
};

/** How ECS calls what the jobs of the environment run on. The instances of unmanaged ones are of Amazon EC2. */
export function launchTypeOf({ computeResources }: Pick<ComputeEnvironmentRecord, 'computeResources'>): JobLaunchType {
  return LAUNCH_TYPES[computeResources === undefined ? 'EC2' : kindOf(computeResources)];
}
