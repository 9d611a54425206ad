import type { TransitionsDraft } from '../../store/state.js';
import type { TransactionContext } from '../../store/store.js';

export interface DateBack {
  readonly target: string;
  readonly byMs: number;
}

/** What is to come for the target comes so much earlier. */
export function dateBackTransitions(
  transitions: TransitionsDraft,
  { target, byMs }: DateBack,
  context: TransactionContext,
): void {
  const pending = [...transitions.listByKey([target])];
  context.cancel(target);
  for (const { kind, dueAt, data, background } of pending) {
    const afterMs = Math.max(0, dueAt - byMs - context.now);
    context.schedule({ kind, target, afterMs, ...(data && { data }), background });
  }
}
