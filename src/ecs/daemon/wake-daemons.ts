import type { TransactionContext } from '../../store/store.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import type { EcsDraft } from '../ecs-state.js';
import { requestDaemonReconcile } from './request-daemon-reconcile.js';

/** An instance is new or has changed: the daemons of its cluster look at it before anybody else does. */
export function wakeDaemons(
  draft: EcsDraft,
  { clusterArn, capacityProviderName }: Pick<ContainerInstanceRecord, 'clusterArn' | 'capacityProviderName'>,
  context: Pick<TransactionContext, 'now' | 'schedule' | 'scheduled' | 'cancel'>,
): void {
  if (capacityProviderName === undefined) return;
  for (const { daemonArn } of draft.daemons.list('byCluster', [clusterArn])) {
    requestDaemonReconcile({ daemonArn, afterMs: 0 }, context);
  }
}
