import type { TransactionContext } from '../../store/store.js';

/** The context of a moment that the clock has not reached. What concerns others happens from now on, and not from then. */
export function contextAt<C extends TransactionContext>(
  context: C,
  now: number,
  isOwn: (target: string) => boolean = () => true,
): C {
  const ahead = now - context.now;
  return {
    ...context,
    now,
    schedule(planned) {
      context.schedule(isOwn(planned.target) ? { ...planned, afterMs: planned.afterMs + ahead } : planned);
    },
  };
}
