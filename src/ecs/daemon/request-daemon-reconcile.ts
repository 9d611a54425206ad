import type { TransactionContext } from '../../store/store.js';
import { scheduleSoonest } from '../schedule-soonest.js';

/** What a daemon has is compared with what it shall have. */
export const RECONCILE: string = 'ecs.daemon.reconcile';

export interface DaemonReconcileRequest {
  readonly daemonArn: string;
  readonly afterMs: number;
}

export function requestDaemonReconcile(
  { daemonArn, afterMs }: DaemonReconcileRequest,
  context: Pick<TransactionContext, 'now' | 'schedule' | 'scheduled' | 'cancel'>,
): void {
  scheduleSoonest({ kind: RECONCILE, target: daemonArn, afterMs }, context);
}
