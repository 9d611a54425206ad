import type { TransactionContext } from '../../store/store.js';

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
  const [planned] = context.scheduled(serviceArn, [kind]);
  if (planned !== undefined && planned.dueAt <= context.now + afterMs) return;
  if (planned !== undefined) context.cancel(serviceArn, [kind]);
  context.schedule({ kind, target: serviceArn, afterMs, background });
}
