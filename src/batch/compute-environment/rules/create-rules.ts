import type { ComputeResource, CreateComputeEnvironmentRequest } from '@aws-sdk/client-batch';
import type { Scope } from '../../../aws/arn.js';
import { assertName } from '../../assert-name.js';
import { invalidRequest } from '../../batch-errors.js';
import { kindOf } from '../resource-kind.js';
import { isServiceLinked } from '../service-role.js';
import { findFleetRoleProblem } from './allocation-rules.js';
import { findEksProblem } from './eks-rules.js';
import { findFargateProblem } from './fargate-rules.js';
import { findImageProblem } from './image-rules.js';
import { findMisplacedMember } from './not-applicable-rules.js';
import { findMissingMember, findMissingNetwork } from './required-member-rules.js';
import { findUnmanagedVcpuProblem, NO_UNMANAGED_VCPUS } from './unmanaged-vcpu-rules.js';
import { findValueProblem } from './value-rules.js';

/** What a request to create an environment alone shows to be wrong. */
export function assertCreateInput(input: CreateComputeEnvironmentRequest, scope: Scope): void {
  assertName('Compute Environment', input.computeEnvironmentName ?? '');
  const problem = findProblem(input, scope);
  if (problem !== undefined) throw invalidRequest(problem);
}

function findProblem(input: CreateComputeEnvironmentRequest, scope: Scope): string | undefined {
  const { type, state, unmanagedvCpus, computeResources, eksConfiguration } = input;
  if (state === 'DISABLED') return 'Compute Environment must be created in ENABLED state.';
  if (type === 'UNMANAGED') return findUnmanagedProblem(input);
  if (unmanagedvCpus !== undefined) return NO_UNMANAGED_VCPUS;
  // Assumption: the wording for a managed environment without resources.
  if (computeResources === undefined) return 'computeResources is required.';
  return (
    (eksConfiguration && findEksProblem(eksConfiguration, computeResources, scope)) ??
    findResourcesProblem(computeResources, eksConfiguration !== undefined)
  );
}

function findUnmanagedProblem(input: CreateComputeEnvironmentRequest): string | undefined {
  const { serviceRole, unmanagedvCpus, eksConfiguration } = input;
  if (!serviceRole) return 'ServiceRole is required.';
  if (isServiceLinked(serviceRole)) return 'Service Linked Role cannot be used with UNMANAGED Compute Environment';
  // Assumption: an unmanaged environment is never on Amazon EKS, and the wording.
  if (eksConfiguration !== undefined) return 'eksConfiguration is not applicable for unmanaged Compute Environments';
  return findUnmanagedVcpuProblem(unmanagedvCpus);
}

function findResourcesProblem(resources: ComputeResource, isEks: boolean): string | undefined {
  const kind = kindOf(resources);
  return (
    findMisplacedMember(resources, kind) ??
    findMissingMember(resources) ??
    findMissingNetwork(resources) ??
    (kind === 'Fargate' ? findFargateProblem(resources) : undefined) ??
    findValueProblem(resources) ??
    findFleetRoleProblem(resources) ??
    findImageProblem(resources, isEks)
  );
}
