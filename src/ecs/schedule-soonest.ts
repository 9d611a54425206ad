import type { PlannedTransition, TransactionContext } from '../store/store.js';

/**
 * Lets something happen then, unless it is to happen sooner: whatever does it works out by itself when to go on. What was
 * house-keeping is so no more when somebody waits for it.
 */
export function scheduleSoonest(
  planned: PlannedTransition,
  context: Pick<TransactionContext, 'now' | 'schedule' | 'scheduled' | 'cancel'>,
): void {
  const { kind, target, afterMs, background = false } = planned;
  const [known] = context.scheduled(target, [kind]);
  if (known === undefined) return context.schedule(planned);
  if (known.dueAt <= context.now + afterMs && (background || !known.background)) return;
  context.cancel(target, [kind]);
  context.schedule({ ...planned, afterMs: Math.min(afterMs, known.dueAt - context.now) });
}
