import type { EcsTransition } from '../ecs-context.js';
import { BOOT, bootInstance } from './boot-instance.js';
import { CREATED, DELETED, UPDATED } from './capacity-provider-steps.js';
import { removeProvider } from './remove-provider.js';
import { requestReview, REVIEW } from './request-review.js';
import { reviewCapacity } from './review-capacity.js';
import { SCALE_IN, scaleIn } from './scale-in.js';

/** The provider can be used in its cluster. */
const completeCreation: EcsTransition = (draft, { target }) => {
  const provider = draft.capacityProviders.get(target);
  if (provider?.status !== 'PROVISIONING') return;
  const { name, clusterArn = '' } = draft.capacityProviders.update(target, (record) => {
    record.status = 'ACTIVE';
    record.updateStatus = 'CREATE_COMPLETE';
  });
  if (draft.clusters.get(clusterArn) === undefined) return;
  draft.clusters.update(clusterArn, (cluster) => void cluster.capacityProviders.push(name));
};

const completeUpdate: EcsTransition = (draft, { target }, context) => {
  if (draft.capacityProviders.get(target)?.updateStatus !== 'UPDATE_IN_PROGRESS') return;
  const { clusterArn, name } = draft.capacityProviders.update(target, (record) => {
    record.updateStatus = 'UPDATE_COMPLETE';
  });
  if (clusterArn !== undefined) requestReview(draft, { clusterArn, capacityProviderName: name }, context);
};

/** What time does to a capacity provider and to the instances that it launches. */
export const capacityProviderTransitions: Readonly<Record<string, EcsTransition>> = {
  [CREATED]: completeCreation,
  [UPDATED]: completeUpdate,
  [DELETED]: removeProvider,
  [REVIEW]: reviewCapacity,
  [BOOT]: bootInstance,
  [SCALE_IN]: scaleIn,
};
