import type { InstanceResources } from '../container-instance/container-instance-record.js';
import type { AutoScalingGroupRecord } from './auto-scaling-group-record.js';
import type { ScalingSettings } from './capacity-provider-record.js';
import { countBins } from './pack-tasks.js';
import type { WaitingTask } from './survey-provider.js';

/** All that decides how many instances an Auto Scaling group should have. */
export interface ScalingSituation {
  readonly group: Pick<AutoScalingGroupRecord, 'minSize' | 'maxSize' | 'desiredCapacity'>;
  readonly managedScaling: Pick<
    ScalingSettings,
    'status' | 'targetCapacity' | 'minimumScalingStepSize' | 'maximumScalingStepSize'
  >;
  /** What a new instance has. */
  readonly fresh: InstanceResources;
  readonly waiting: readonly WaitingTask[];
  /** Instances that take tasks. */
  readonly active: number;
  /** Those of them that have none. */
  readonly idle: number;
  /** Those that are booting. */
  readonly launching: number;
  /** Those that take no tasks any more, but still count for the size of the group. */
  readonly draining: number;
}

export interface ScalingPlan {
  /** How many instances to launch now. */
  readonly launch: number;
  /** How many idle ones are too many. */
  readonly remove: number;
}

/**
 * The rule of cluster auto scaling: as many instances as there is use for, divided by the target capacity, within the limits of the
 * group. A step of growth is as large as the settings allow. Without managed scaling the group keeps its desired capacity.
 */
export function planScaling(situation: ScalingSituation): ScalingPlan {
  const { group, managedScaling, active, idle, launching, draining } = situation;
  const size = active + launching;
  const room = Math.max(group.maxSize - size - draining, 0);
  const lost = Math.min(Math.max(group.desiredCapacity - size, 0), room);
  if (managedScaling.status !== 'ENABLED') return { launch: lost, remove: 0 };
  const target = targetSize(situation);
  const { minimumScalingStepSize: least, maximumScalingStepSize: most } = managedScaling;
  const step = target > size ? Math.min(Math.max(target - size, least), most, room) : 0;
  return { launch: Math.max(step, lost), remove: Math.min(Math.max(size - target, 0), idle) };
}

function targetSize({ group, managedScaling, fresh, waiting, active, idle }: ScalingSituation): number {
  const needed = active - idle + countBins(waiting, fresh);
  const wanted = Math.ceil((needed * 100) / managedScaling.targetCapacity);
  return Math.min(Math.max(wanted, group.minSize), group.maxSize);
}
