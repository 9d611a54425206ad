import type { TransactionContext } from '../../store/store.js';

/** The context of a moment that is past: what it schedules comes when it would have come, or now where that is past as well. */
export function afterwards<C extends TransactionContext>(context: C, since: number | undefined): C {
  const elapsed = context.now - (since ?? context.now);
  return {
    ...context,
    schedule(planned) {
      context.schedule({ ...planned, afterMs: Math.max(0, planned.afterMs - elapsed) });
    },
  };
}
