import type { ComputeResource } from '@aws-sdk/client-batch';
import { kindOf } from '../resource-kind.js';

export const NO_SECURITY_GROUPS: string = 'Security group ids are required.';
/** Assumption: the wording for resources without subnets. */
export const NO_SUBNETS: string = 'Subnets are required.';

/** What each kind of resources cannot do without. */
export function findMissingMember(resources: ComputeResource): string | undefined {
  const kind = kindOf(resources);
  if (kind === 'EC2') return findMissingOfInstances(resources);
  // Assumption: the wording; that managed instances need a provider is on record.
  const lacksProvider = kind === 'ECS Managed Instances' && resources.managedInstancesProvider === undefined;
  return lacksProvider ? 'managedInstancesProvider is required.' : undefined;
}

function findMissingOfInstances({ instanceRole, minvCpus, instanceTypes = [] }: ComputeResource): string | undefined {
  if (!instanceRole) return 'Instance role is required.';
  if (minvCpus === undefined) return 'Resource minvCpus is required.';
  return instanceTypes.length === 0 ? 'Resource instanceTypes are required.' : undefined;
}

/** Where the resources are. Instances may lose it in an update. */
export function findMissingNetwork(resources: ComputeResource): string | undefined {
  const { subnets = [], securityGroupIds = [], launchTemplate } = resources;
  if (kindOf(resources) === 'ECS Managed Instances') return undefined;
  if (securityGroupIds.length === 0 && launchTemplate === undefined) return NO_SECURITY_GROUPS;
  return subnets.length === 0 ? NO_SUBNETS : undefined;
}
