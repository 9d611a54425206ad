import type { Cluster } from '@aws-sdk/client-ecs';
import { arnTail, scopeOfArn } from '../../../aws/arn.js';
import { ATTACH } from '../../../ecs/cluster/associate-providers.js';
import type { ClusterRecord } from '../../../ecs/cluster/cluster-record.js';
import { createCluster } from '../../../ecs/cluster/create-cluster.js';
import type { Described } from '../../seeding/described.js';
import { ownArn } from '../../seeding/own-arn.js';
import { pick } from '../../seeding/pick.js';
import type { Seeding } from '../seeding.js';
import { assertIsNew } from '../../seeding/assert-is-new.js';

const SHOWN = ['configuration', 'attachmentsStatus'] as const;

/** A cluster as AWS described it. */
export function putCluster({ draft, context }: Seeding, cluster: Described<Cluster>): string {
  const clusterArn = ownArn('clusterArn', cluster.clusterArn, context.scope.accountId);
  assertIsNew(draft.ecs.clusters.get(clusterArn), 'clusterArn');
  const { namespace } = cluster.serviceConnectDefaults ?? {};
  const { status, attachmentsStatus } = draft.ecs.clusters.insert({
    ...{ clusterArn, clusterName: cluster.clusterName ?? arnTail(clusterArn) },
    ...(pick(cluster, SHOWN) as Pick<ClusterRecord, (typeof SHOWN)[number]>),
    status: (cluster.status ?? 'ACTIVE') as ClusterRecord['status'],
    settings: cluster.settings ?? [],
    ...(namespace !== undefined && { serviceConnectDefaults: { namespace } }),
    ...(cluster.attachments && { attachments: cluster.attachments as NonNullable<ClusterRecord['attachments']> }),
    capacityProviders: cluster.capacityProviders ?? [],
    defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy ?? [],
    tags: (cluster.tags ?? []) as ClusterRecord['tags'],
  });
  if (attachmentsStatus === 'UPDATE_IN_PROGRESS' || status === 'PROVISIONING' || status === 'DEPROVISIONING') {
    context.schedule({ kind: ATTACH, target: clusterArn, afterMs: context.timing.clusterAttachmentMs });
  }
  return clusterArn;
}

/** The cluster that a document speaks of. Of one that is not described no more is known than that it is there. */
export function completeCluster({ draft, context }: Seeding, clusterArn: string): void {
  if (draft.ecs.clusters.get(clusterArn) !== undefined) return;
  createCluster(draft.ecs, { clusterName: arnTail(clusterArn) }, { ...context, scope: scopeOfArn(clusterArn) });
}
