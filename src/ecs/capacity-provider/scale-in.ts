import { changeContainerInstance } from '../container-instance/change-container-instance.js';
import { terminateInstance } from '../container-instance/terminate-instance.js';
import type { EcsTransition } from '../ecs-context.js';
import { findUsedProvider } from './find-used-provider.js';
import { groupOfProvider, planCapacity } from './plan-capacity.js';

export const SCALE_IN: string = 'ecs.capacity-provider.scale-in';

/** The instances that have not been needed for long enough go. They have no tasks but those of daemons and DAEMON services, so draining takes no time. */
export const scaleIn: EcsTransition = (draft, { target }, context) => {
  if (draft.capacityProviders.get(target) === undefined) return;
  draft.capacityProviders.update(target, (record) => void delete record.scaleInAt);
  const provider = findUsedProvider(draft, target);
  if (provider === undefined) return;
  const { remove } = planCapacity(draft, provider);
  const group = groupOfProvider(draft, provider);
  if (group !== undefined) {
    draft.autoScalingGroups.update(group.autoScalingGroupArn, (record) => {
      record.desiredCapacity = Math.max(record.desiredCapacity - remove.length, record.minSize);
    });
  }
  for (const { containerInstanceArn } of remove) {
    const step = { draft, context, containerInstanceArn };
    if (provider.autoScalingGroupProvider?.managedDraining !== 'DISABLED') {
      changeContainerInstance(step, { status: 'DRAINING' });
    }
    terminateInstance(step);
  }
};
