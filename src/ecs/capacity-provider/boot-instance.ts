import { launchContainerInstance } from '../container-instance/launch-container-instance.js';
import { noticeInstance } from '../container-instance/notice-instance.js';
import { firstStatusOf } from '../daemon/open-instances.js';
import { wakeDaemons } from '../daemon/wake-daemons.js';
import type { EcsTransition } from '../ecs-context.js';
import { listLaunchZones } from '../shortage/list-launch-zones.js';
import { requestReview } from './request-review.js';

export const BOOT: string = 'ecs.capacity-provider.boot';

/** An instance that the provider has launched registers in its cluster. */
export const bootInstance: EcsTransition = (draft, { target, data }, context) => {
  const { instanceType, clusterArn } = data as { readonly instanceType: string; readonly clusterArn: string };
  const provider = draft.capacityProviders.get(target);
  const cluster = draft.clusters.get(clusterArn);
  if (provider === undefined) return;
  const { launching, name: capacityProviderName } = provider;
  draft.capacityProviders.update(target, (record) => {
    record.launching = launching.toSpliced(launching.indexOf(instanceType), 1);
  });
  wakeDaemons(draft, { clusterArn, capacityProviderName }, context);
  if (cluster?.status !== 'ACTIVE' || provider.clusterArn !== clusterArn) return;
  const availabilityZones = listLaunchZones(draft, provider);
  if (availabilityZones.length === 0) return;
  const instance = launchContainerInstance(
    draft,
    {
      ...{ cluster, instanceType, capacityProviderName, availabilityZones },
      status: firstStatusOf(draft, { clusterArn, name: capacityProviderName }),
      launchType: provider.type === 'MANAGED_INSTANCES' ? 'MANAGED_INSTANCES' : 'EC2',
      tags: provider.managedInstancesProvider?.propagateTags === 'CAPACITY_PROVIDER' ? provider.tags : [],
    },
    context,
  );
  noticeInstance(draft, instance, context);
  requestReview(draft, { clusterArn, capacityProviderName }, context);
};
