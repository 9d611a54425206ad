import type { ComputeResourceUpdate, UpdateComputeEnvironmentRequest, UpdatePolicy } from '@aws-sdk/client-batch';
import { invalidRequest } from '../../batch-errors.js';
import { removesTemplate } from '../fill-launch-template.js';
import { findUnmanagedVcpuProblem } from './unmanaged-vcpu-rules.js';
import { findValueProblem } from './value-rules.js';

const MOST_MINUTES = 7_200;

/** What a request to change an environment alone shows to be wrong. */
export function assertUpdateInput(input: UpdateComputeEnvironmentRequest): void {
  const { unmanagedvCpus, computeResources = {}, updatePolicy = {} } = input;
  const problem =
    findUnmanagedVcpuProblem(unmanagedvCpus) ??
    findValueProblem(withoutRemoval(computeResources)) ??
    findPolicyProblem(updatePolicy);
  if (problem !== undefined) throw invalidRequest(problem);
}

/** A launch template that shall go has no name. */
function withoutRemoval(resources: ComputeResourceUpdate): ComputeResourceUpdate {
  const { launchTemplate, ...others } = resources;
  return launchTemplate && removesTemplate(launchTemplate) ? others : resources;
}

/** Assumption: the wording; the range is on record. */
function findPolicyProblem({ jobExecutionTimeoutMinutes: minutes = 1 }: UpdatePolicy): string | undefined {
  if (minutes >= 1 && minutes <= MOST_MINUTES) return undefined;
  return `jobExecutionTimeoutMinutes should be between 1 and ${MOST_MINUTES}.`;
}
