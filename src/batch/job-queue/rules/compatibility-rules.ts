import type { JobQueueType } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import type { ComputeEnvironmentRecord } from '../../compute-environment/compute-environment-record.js';
import { listAllowedTypes } from '../../compute-environment/list-allowed-types.js';
import { kindOf, type ResourceKind } from '../../compute-environment/resource-kind.js';

/** What AWS calls the environments that can be in one queue, and the type of that queue. */
const QUEUE_TYPES: Readonly<Record<ResourceKind | 'EKS', JobQueueType>> = {
  Fargate: 'ECS_FARGATE',
  EC2: 'ECS',
  EKS: 'EKS',
  'ECS Managed Instances': 'ECS_MANAGED_INSTANCES',
};

/** The type of queue that the environment makes. */
export function queueTypeOf({ containerOrchestrationType, computeResources }: ComputeEnvironmentRecord): JobQueueType {
  if (containerOrchestrationType === 'EKS') return 'EKS';
  // The instances of UNMANAGED environments are of Amazon EC2, too.
  return QUEUE_TYPES[computeResources === undefined ? 'EC2' : kindOf(computeResources)];
}

/** One queue, one kind of environment. */
export function assertCompatible(environments: readonly ComputeEnvironmentRecord[]): void {
  const types = new Set(environments.map(queueTypeOf));
  const [first, second] = Object.entries(QUEUE_TYPES).filter(([, type]) => types.has(type));
  if (first !== undefined && second !== undefined) {
    // Assumption: the wording, except that for Fargate and EC2.
    throw clientException(`${first[0]} and ${second[0]} compute environments can not be mixed.`);
  }
  const architectures = new Set(environments.flatMap(listAllowedTypes).map(({ architecture }) => architecture));
  if (architectures.size > 1) {
    // Assumption: the wording; only the refusal is on record.
    throw clientException('Compute environments with different CPU architectures can not be mixed.');
  }
}

/** Assumption: a type of queue other than that which follows from its environments is refused, worded as for service environments. */
export function assertQueueType(
  given: JobQueueType | undefined,
  environments: readonly ComputeEnvironmentRecord[],
): void {
  if (given === undefined || environments.every((environment) => queueTypeOf(environment) === given)) return;
  throw clientException(
    `The jobQueueType provided is ${given}, which is incompatible with the provided computeEnvironmentOrder.`,
  );
}
