import type { TransactionContext } from '../../store/store.js';
import { scheduleSoonest } from '../schedule-soonest.js';

/** The scheduler compares what a service has with what it shall have, and acts. */
export const RECONCILE: string = 'ecs.service.reconcile';
/** The same, when nobody waits for what comes of it. */
export const RETRY: string = 'ecs.service.retry';

export interface ReconcileRequest {
  readonly serviceArn: string;
  readonly afterMs: number;
  /** Nobody waits for what comes of it. Default false. */
  readonly background?: boolean;
}

/** Lets the scheduler act on a service then, unless it does so before: it works out by itself when to act next. */
export function requestReconcile(
  { serviceArn, afterMs, background = false }: ReconcileRequest,
  context: Pick<TransactionContext, 'now' | 'schedule' | 'scheduled' | 'cancel'>,
): void {
  const kind = background ? RETRY : RECONCILE;
  scheduleSoonest({ kind, target: serviceArn, afterMs, background }, context);
}
