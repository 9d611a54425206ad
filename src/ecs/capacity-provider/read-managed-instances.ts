import type { InstanceLaunchTemplateUpdate } from '@aws-sdk/client-ecs';
import { invalidParameter } from '../ecs-errors.js';

/** Assumption: the wordings. */
export function assertManagedInstances(template: InstanceLaunchTemplateUpdate | undefined): void {
  const { networkConfiguration, instanceRequirements: requirements } = template ?? {};
  if (networkConfiguration && !networkConfiguration.subnets?.length) {
    throw invalidParameter('subnets can not be empty.');
  }
  for (const member of ['vCpuCount', 'memoryMiB'] as const) {
    const { min = 0, max = Infinity } = requirements?.[member] ?? {};
    if (min < 0 || min > max) throw invalidParameter(`The range of ${member} is invalid.`);
  }
  if (requirements?.allowedInstanceTypes?.length && requirements.excludedInstanceTypes?.length) {
    throw invalidParameter('Specify either allowedInstanceTypes or excludedInstanceTypes, but not both.');
  }
}
