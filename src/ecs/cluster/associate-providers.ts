import type { Draft } from 'immer';
import type { TransactionContext } from '../../store/store.js';
import type { CapacityProviderRecord } from '../capacity-provider/capacity-provider-record.js';
import { providerOfCluster } from '../capacity-provider/capacity-provider-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ClusterAttachmentRecord, ClusterRecord } from './cluster-record.js';

export const ATTACH: string = 'ecs.cluster.attach';

export interface Association {
  readonly clusterArn: string;
  /** The providers that the cluster had. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

type AssociationContext = Pick<TransactionContext, 'identifiers' | 'schedule'> & Pick<EcsContext, 'timing'>;

/** Ties Auto Scaling groups to the cluster and unties others, which takes a while. Says whether there is anything to do. */
export function associateProviders(draft: EcsDraft, association: Association, context: AssociationContext): boolean {
  const { clusterArn, before, after } = association;
  const added = listGroupProviders(draft, clusterArn, without(after, before));
  const removed = listGroupProviders(draft, clusterArn, without(before, after));
  if (added.length + removed.length === 0) return false;
  for (const { capacityProviderArn } of added) {
    draft.capacityProviders.update(capacityProviderArn, (provider) => void (provider.clusterArn = clusterArn));
  }
  for (const { capacityProviderArn } of removed) {
    draft.capacityProviders.update(capacityProviderArn, (provider) => void delete provider.clusterArn);
  }
  const gone = removed.map(({ name }) => name);
  draft.clusters.update(clusterArn, (cluster) => {
    markDeleting(cluster, gone);
    cluster.attachments = [
      ...(cluster.attachments ?? []),
      ...added.flatMap((provider) => createAttachments(provider, context)),
    ];
    cluster.attachmentsStatus = 'UPDATE_IN_PROGRESS';
  });
  context.schedule({ kind: ATTACH, target: clusterArn, afterMs: context.timing.clusterAttachmentMs });
  return true;
}

/** Those of the names that are Auto Scaling group providers. */
export function listGroupProviders(
  draft: EcsDraft,
  clusterArn: string,
  names: readonly string[],
): CapacityProviderRecord[] {
  const providers = names.flatMap((name) => providerOfCluster(draft, clusterArn, name) ?? []);
  return providers.filter(({ type }) => type === 'EC2_AUTOSCALING');
}

function markDeleting(cluster: Draft<ClusterRecord>, names: readonly string[]): void {
  for (const attachment of cluster.attachments ?? []) {
    if (names.includes(attachment.details[0]?.value ?? '')) attachment.status = 'DELETING';
  }
}

/** The scaling policy and the lifecycle hook by which ECS manages the group. */
function createAttachments(
  { name, autoScalingGroupProvider }: CapacityProviderRecord,
  { identifiers }: Pick<TransactionContext, 'identifiers'>,
): ClusterAttachmentRecord[] {
  const attach = (type: ClusterAttachmentRecord['type'], detail: string, value: string): ClusterAttachmentRecord => ({
    id: identifiers.uuid(),
    type,
    status: 'PRECREATED',
    details: [
      { name: 'capacityProviderName', value: name },
      { name: detail, value },
    ],
  });
  return [
    ...(autoScalingGroupProvider?.managedScaling.status === 'ENABLED'
      ? [attach('as_policy', 'scalingPolicyName', `ECSManagedAutoScalingPolicy-${identifiers.uuid()}`)]
      : []),
    ...(autoScalingGroupProvider?.managedDraining === 'ENABLED'
      ? [attach('managed_draining', 'autoScalingLifecycleHookName', 'ecs-managed-draining-termination-hook')]
      : []),
  ];
}

function without(names: readonly string[], others: readonly string[]): string[] {
  return names.filter((name) => !others.includes(name));
}
