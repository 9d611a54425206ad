import type { EcsTransition, EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { BOOT } from './boot-instance.js';
import type { CapacityProviderRecord } from './capacity-provider-record.js';
import { findUsedProvider } from './find-used-provider.js';
import { groupOfProvider, planCapacity, type UsedProvider } from './plan-capacity.js';
import { listLaunchZones } from '../shortage/list-launch-zones.js';
import { SCALE_IN } from './scale-in.js';
import { listProviderInstances } from './survey-provider.js';

/** Launches what is missing; what is too much goes when it has been so for a while. */
export const reviewCapacity: EcsTransition = (draft, { target }, context) => {
  const provider = findUsedProvider(draft, target);
  if (provider === undefined) return;
  const { launch, remove } = planCapacity(draft, provider);
  const canLaunch = launch.length > 0 && listLaunchZones(draft, provider).length > 0;
  if (canLaunch) launchInstances(draft, { provider, launch }, context);
  if (remove.length > 0) planScaleIn(draft, provider, context);
  else cancelScaleIn(draft, provider, context);
};

interface Launch {
  readonly provider: UsedProvider;
  readonly launch: readonly string[];
}

function launchInstances(draft: EcsDraft, { provider, launch }: Launch, context: EcsTransitionContext): void {
  const { capacityProviderArn: target, clusterArn } = provider;
  const { launching } = draft.capacityProviders.update(target, (record) => void record.launching.push(...launch));
  const group = groupOfProvider(draft, provider);
  if (group !== undefined) {
    const size = listProviderInstances(draft, provider).length + launching.length;
    draft.autoScalingGroups.update(group.autoScalingGroupArn, (record) => {
      record.desiredCapacity = Math.max(record.desiredCapacity, Math.min(size, record.maxSize));
    });
  }
  for (const instanceType of launch) {
    context.schedule({
      kind: BOOT,
      target,
      afterMs: context.timing.instanceBootMs,
      data: { instanceType, clusterArn },
    });
  }
}

/** House-keeping: nobody waits for instances to go. */
function planScaleIn(draft: EcsDraft, provider: CapacityProviderRecord, context: EcsTransitionContext): void {
  if (provider.scaleInAt !== undefined) return;
  const afterMs = hesitationOf(provider, context);
  draft.capacityProviders.update(provider.capacityProviderArn, (record) => {
    record.scaleInAt = context.now + afterMs;
  });
  context.schedule({ kind: SCALE_IN, target: provider.capacityProviderArn, afterMs, background: true });
}

function hesitationOf(provider: CapacityProviderRecord, { timing }: EcsTransitionContext): number {
  if (provider.type === 'EC2_AUTOSCALING') return timing.scaleInMs;
  const seconds = provider.managedInstancesProvider?.infrastructureOptimization?.scaleInAfter;
  return seconds === undefined ? timing.managedInstanceScaleInMs : seconds * 1_000;
}

function cancelScaleIn(draft: EcsDraft, provider: CapacityProviderRecord, context: EcsTransitionContext): void {
  if (provider.scaleInAt === undefined) return;
  context.cancel(provider.capacityProviderArn, [SCALE_IN]);
  draft.capacityProviders.update(provider.capacityProviderArn, (record) => void delete record.scaleInAt);
}
