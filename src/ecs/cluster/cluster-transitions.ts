import { requestReview } from '../capacity-provider/request-review.js';
import type { EcsTransition } from '../ecs-context.js';
import { ATTACH } from './associate-providers.js';

/** The cluster is tied to its Auto Scaling groups: it is open, or gone, and the groups can scale. */
export const completeAttachments: EcsTransition = (draft, { target: clusterArn }, context) => {
  if (draft.clusters.get(clusterArn) === undefined) return;
  const { capacityProviders } = draft.clusters.update(clusterArn, (cluster) => {
    if (cluster.status === 'PROVISIONING') cluster.status = 'ACTIVE';
    if (cluster.status === 'DEPROVISIONING') cluster.status = 'INACTIVE';
    if (cluster.status === 'INACTIVE') {
      delete cluster.attachments;
      delete cluster.attachmentsStatus;
      return;
    }
    cluster.attachments = cluster.attachments?.filter(({ status }) => status !== 'DELETING') ?? [];
    for (const attachment of cluster.attachments) attachment.status = 'CREATED';
    cluster.attachmentsStatus = 'UPDATE_COMPLETE';
  });
  for (const capacityProviderName of capacityProviders) {
    requestReview(draft, { clusterArn, capacityProviderName }, context);
  }
};

export const clusterTransitions: Readonly<Record<string, EcsTransition>> = { [ATTACH]: completeAttachments };
