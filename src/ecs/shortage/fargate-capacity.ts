import { regionOfArn } from '../../aws/arn.js';
import { capacityProviderArnIn } from '../capacity-provider/capacity-provider-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { zoneOfSubnet, type RequestedSubnet } from '../task/subnet-table.js';
import type { TaskRequest } from '../task/task-request.js';
import { isShort } from './shortage-table.js';

const IN_WORDS = 'Capacity is unavailable at this time. Please try again later or in a different availability zone';
const AS_CODE = 'RESOURCE:FARGATE';

/** Why there is no task: AWS has words for Fargate, and a code for Fargate Spot. */
export function shortageReason(capacityProviderName: string | undefined): string {
  return capacityProviderName === 'FARGATE_SPOT' ? AS_CODE : IN_WORDS;
}

/** Assumption: the events of a service speak of both in words, … */
export function wordShortage(reason: string): string {
  return reason === AS_CODE ? IN_WORDS : reason;
}

/** … and those of EventBridge by the code. */
export function codeShortage(reason: string | undefined): string | undefined {
  return reason === IN_WORDS ? AS_CODE : reason;
}

type FargateRequest = Pick<TaskRequest, 'cluster' | 'capacityProviderName' | 'availabilityZone' | 'subnetId'>;

/** Whether Fargate can run the task where it shall run. */
export function hasFargateCapacity(
  draft: EcsDraft,
  { cluster: { clusterArn }, capacityProviderName = 'FARGATE', availabilityZone, subnetId }: FargateRequest,
): boolean {
  if (draft.shortages.size() === 0) return true;
  const zone = availabilityZone ?? (subnetId && zoneOfSubnet({ subnetId }, regionOfArn(clusterArn)));
  return !isShort(draft, capacityProviderArnIn(clusterArn, capacityProviderName)) && !isShort(draft, zone);
}

/** Assumption: of the subnets that a task may be in, Fargate takes those in zones with capacity. Where none has, all are as good. */
export function chooseFargateSubnets(
  draft: EcsDraft,
  subnets: readonly RequestedSubnet[],
  region: string,
): readonly RequestedSubnet[] {
  if (draft.shortages.size() === 0) return subnets;
  const open = subnets.filter((subnet) => !isShort(draft, zoneOfSubnet(subnet, region)));
  return open.length > 0 ? open : subnets;
}
