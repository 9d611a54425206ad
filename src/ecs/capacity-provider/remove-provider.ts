import { terminateInstance } from '../container-instance/terminate-instance.js';
import type { EcsTransition } from '../ecs-context.js';
import { listProviderInstances } from './survey-provider.js';

/** The provider is gone, and with it the instances that it had launched itself. */
export const removeProvider: EcsTransition = (draft, { target }, context) => {
  const provider = draft.capacityProviders.get(target);
  if (provider?.updateStatus !== 'DELETE_IN_PROGRESS') return;
  const { clusterArn, name } = provider;
  draft.capacityProviders.update(target, (record) => {
    record.status = 'INACTIVE';
    record.updateStatus = 'DELETE_COMPLETE';
    record.launching = [];
    record.tags = [];
    delete record.scaleInAt;
  });
  context.cancel(target);
  if (clusterArn === undefined || draft.clusters.get(clusterArn) === undefined) return;
  for (const { containerInstanceArn } of listProviderInstances(draft, { clusterArn, name })) {
    terminateInstance({ draft, context, containerInstanceArn });
  }
  draft.clusters.update(clusterArn, (cluster) => {
    cluster.capacityProviders = cluster.capacityProviders.filter((other) => other !== name);
    cluster.defaultCapacityProviderStrategy = cluster.defaultCapacityProviderStrategy.filter(
      ({ capacityProvider }) => capacityProvider !== name,
    );
  });
};
