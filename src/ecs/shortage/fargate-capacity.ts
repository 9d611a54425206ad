import { scopeOfArn } from '../../aws/arn.js';
import { capacityProviderArnIn } from '../capacity-provider/capacity-provider-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { zoneOf } from '../task/build-task.js';
import type { RequestedSubnet } from '../task/subnet-table.js';
import type { TaskRequest } from '../task/task-request.js';
import { isShort } from './shortage-table.js';

export const CAPACITY_UNAVAILABLE =
  'Capacity is unavailable at this time. Please try again later or in a different availability zone';

type FargateRequest = Pick<TaskRequest, 'cluster' | 'capacityProviderName' | 'availabilityZone' | 'subnetId'>;

/** Whether Fargate can run the task where it shall run. */
export function hasFargateCapacity(
  draft: EcsDraft,
  { cluster: { clusterArn }, capacityProviderName = 'FARGATE', availabilityZone, subnetId }: FargateRequest,
): boolean {
  if (draft.shortages.size() === 0) return true;
  const zone = availabilityZone ?? (subnetId && zoneOf(subnetId, scopeOfArn(clusterArn).region));
  return !isShort(draft, capacityProviderArnIn(clusterArn, capacityProviderName)) && !isShort(draft, zone);
}

/** Assumption: of the subnets that a task may be in, Fargate takes those in zones with capacity. Where none has, all are as good. */
export function chooseFargateSubnets(
  draft: EcsDraft,
  subnets: readonly RequestedSubnet[],
  region: string,
): readonly RequestedSubnet[] {
  if (draft.shortages.size() === 0) return subnets;
  const open = subnets.filter(
    ({ subnetId, availabilityZone }) => !isShort(draft, availabilityZone ?? zoneOf(subnetId, region)),
  );
  return open.length > 0 ? open : subnets;
}
