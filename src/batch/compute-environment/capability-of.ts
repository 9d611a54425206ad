import type { ComputeEnvironmentRecord } from './compute-environment-record.js';
import { isFargate } from './environment-kind.js';

/** The kind of jobs that an environment runs. */
export function capabilityOf(
  environment: Pick<ComputeEnvironmentRecord, 'computeResources' | 'containerOrchestrationType'>,
): 'EC2' | 'FARGATE' | 'EKS' | 'MANAGED_INSTANCES' {
  if (environment.containerOrchestrationType === 'EKS') return 'EKS';
  if (isFargate(environment)) return 'FARGATE';
  return environment.computeResources?.type === 'ECS_MANAGED_INSTANCES' ? 'MANAGED_INSTANCES' : 'EC2';
}
