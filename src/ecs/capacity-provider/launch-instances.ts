import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { BOOT } from './boot-instance.js';
import { groupOfProvider, type UsedProvider } from './plan-capacity.js';
import { listProviderInstances } from './survey-provider.js';

export interface InstanceLaunches {
  readonly provider: UsedProvider;
  /** The types of the instances. */
  readonly launch: readonly string[];
}

/** They register when they have booted. */
export function launchInstances(
  draft: EcsDraft,
  { provider, launch }: InstanceLaunches,
  context: EcsTransitionContext,
): void {
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
