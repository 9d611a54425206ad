import type { ComputeResource, ComputeResourceUpdate, UpdateComputeEnvironmentRequest } from '@aws-sdk/client-batch';
import { clientException } from '../../batch-errors.js';
import type { ComputeEnvironmentRecord } from '../compute-environment-record.js';
import { kindOf } from '../resource-kind.js';
import { isServiceLinked } from '../service-role.js';
import { findFleetRoleProblem, isBestFit } from './allocation-rules.js';
import { findFargateProblem } from './fargate-rules.js';
import { findImageProblem } from './image-rules.js';
import { findMisplacedMember } from './not-applicable-rules.js';
import { findMissingMember } from './required-member-rules.js';
import { NO_UNMANAGED_VCPUS } from './unmanaged-vcpu-rules.js';
import { findValueProblem } from './value-rules.js';
import { findVcpuProblem } from './vcpu-rules.js';

/** Whether the environment allows what is asked of it, but for its compute resources. */
export function assertUpdate(
  { type, serviceRole: current }: ComputeEnvironmentRecord,
  { computeResources, unmanagedvCpus, serviceRole }: UpdateComputeEnvironmentRequest,
): void {
  if (type === 'MANAGED' && computeResources && Object.keys(computeResources).length === 0) {
    throw clientException('At least one compute-resources attribute must be specified');
  }
  if (type === 'MANAGED' && unmanagedvCpus !== undefined) throw clientException(NO_UNMANAGED_VCPUS);
  if (serviceRole && isServiceLinked(serviceRole) !== isServiceLinked(current)) {
    // Assumption: the wording; that it is refused both ways is on record.
    throw clientException('Cannot change between the service-linked role and a service role.');
  }
}

export interface ResourcesUpdate {
  readonly environment: ComputeEnvironmentRecord;
  readonly current: ComputeResource;
  readonly given: ComputeResourceUpdate;
  /** What comes of it. */
  readonly merged: ComputeResource;
}

export function assertResourcesUpdate(update: ResourcesUpdate): void {
  const problem = findResourcesProblem(update);
  if (problem !== undefined) throw clientException(problem);
}

function findResourcesProblem({ environment, current, given, merged }: ResourcesUpdate): string | undefined {
  const kind = kindOf(current);
  return (
    findMisplacedMember(given, kind) ??
    findDesiredProblem({ environment, current, given, merged }) ??
    findTypeProblem(current, given) ??
    findMissingMember(merged) ??
    (kind === 'Fargate' ? findFargateProblem(merged) : undefined) ??
    // What the scheduler has made of `desiredvCpus` may lie outside.
    findValueProblem({ ...merged, desiredvCpus: given.desiredvCpus }) ??
    findFleetRoleProblem(merged) ??
    findImageProblem(merged, environment.containerOrchestrationType === 'EKS')
  );
}

function findDesiredProblem({ environment, current, given, merged }: ResourcesUpdate): string | undefined {
  const { desiredvCpus } = given;
  if (desiredvCpus === undefined) return undefined;
  if (environment.containerOrchestrationType === 'EKS') {
    // Assumption: the wording; that it is not for Amazon EKS is on record.
    return 'desiredvCpus is not applicable for EKS.';
  }
  const problem = findVcpuProblem({ ...merged, desiredvCpus });
  if (problem !== undefined || desiredvCpus >= (current.desiredvCpus ?? 0)) return problem;
  return 'Manually scaling down compute environment is not supported. Disconnecting job queues from compute environment will cause it to scale-down to minvCpus.';
}

/** Assumption: the wording; that instances, Fargate and managed instances cannot take each other’s place is on record. */
function findTypeProblem(current: ComputeResource, { type }: ComputeResourceUpdate): string | undefined {
  if (type === undefined || kindOf({ type }) === kindOf(current)) return undefined;
  return `Compute resource type cannot be changed from ${current.type} to ${type}.`;
}

/** Assumption: the wordings for an infrastructure update, and that the strategy before it counts. */
export function assertReplaceable({ serviceRole }: ComputeEnvironmentRecord, current: ComputeResource): void {
  if (!isServiceLinked(serviceRole)) {
    throw clientException('An infrastructure update requires the service-linked role AWSServiceRoleForBatch.');
  }
  if (isBestFit(current)) {
    throw clientException('An infrastructure update requires an allocation strategy other than BEST_FIT.');
  }
}
