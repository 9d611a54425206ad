import type { ComputeResourceUpdate } from '@aws-sdk/client-batch';

const MOST_SUBNETS = 16;
const MOST_SECURITY_GROUPS = 5;

export function findFargateProblem({
  subnets = [],
  securityGroupIds = [],
}: Pick<ComputeResourceUpdate, 'subnets' | 'securityGroupIds'>): string | undefined {
  if (subnets.length > MOST_SUBNETS) return `Fargate supports a maximum of ${MOST_SUBNETS} subnets.`;
  if (securityGroupIds.length > MOST_SECURITY_GROUPS) {
    return `Fargate supports a maximum of ${MOST_SECURITY_GROUPS} security groups.`;
  }
  return undefined;
}
