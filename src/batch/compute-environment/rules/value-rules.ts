import type { ComputeResource, ComputeResourceUpdate } from '@aws-sdk/client-batch';
import { findAllocationProblem, findScalingPolicyProblem } from './allocation-rules.js';
import { findInstanceTypeProblem } from './instance-type-rules.js';
import { findLaunchTemplateProblem } from './launch-template-rules.js';
import { findProviderProblem } from './managed-instances-rules.js';
import { findVcpuProblem } from './vcpu-rules.js';

/** What is wrong with the values that are there, of the resources as a whole or of those that a request changes. */
export function findValueProblem(resources: Partial<ComputeResource> | ComputeResourceUpdate): string | undefined {
  const { instanceTypes, launchTemplate, managedInstancesProvider } = resources;
  return (
    findVcpuProblem(resources) ??
    findInstanceTypeProblem(instanceTypes) ??
    findAllocationProblem(resources) ??
    (launchTemplate && findLaunchTemplateProblem(launchTemplate, instanceTypes)) ??
    (managedInstancesProvider && findProviderProblem(managedInstancesProvider)) ??
    findScalingPolicyProblem(resources)
  );
}
