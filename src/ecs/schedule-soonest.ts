import type { PlannedTransition, TransactionContext } from '../store/store.js';

/** Lets something happen then, unless it is to happen sooner: whatever does it works out by itself when to go on. */
export function scheduleSoonest(
  planned: PlannedTransition,
  context: Pick<TransactionContext, 'now' | 'schedule' | 'scheduled' | 'cancel'>,
): void {
  const { kind, target, afterMs } = planned;
  const [known] = context.scheduled(target, [kind]);
  if (known !== undefined && known.dueAt <= context.now + afterMs) return;
  if (known !== undefined) context.cancel(target, [kind]);
  context.schedule(planned);
}
