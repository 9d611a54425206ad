import { formatDuration } from '../../clock/duration.js';
import type { TransactionContext } from '../../store/store.js';
import type { TransitionQueue } from '../../store/transition-queue.js';
import { SeedProblem } from './seed-problem.js';

export interface DateBack {
  readonly target: string;
  readonly byMs: number;
}

/** What is to come for the target comes so much earlier, but not before now. */
export function dateBackTransitions(
  transitions: TransitionQueue,
  { target, byMs }: DateBack,
  context: TransactionContext,
): void {
  const pending = transitions.of(target);
  context.cancel(target);
  for (const { kind, dueAt, data, background } of pending) {
    const afterMs = Math.max(0, dueAt - byMs - context.now);
    context.schedule({ kind, target, afterMs, ...(data && { data }), background });
  }
}

/** What changes the status of the target must not have come already. */
export function assertStays(
  transitions: TransitionQueue,
  { target, byMs, now, description }: DateBack & { readonly now: number; readonly description: string },
): void {
  const due = transitions.of(target).filter(({ kind }) => !kind.endsWith('health'));
  const first = Math.min(...due.map(({ dueAt }) => dueAt - byMs));
  if (first >= now) return;
  throw new SeedProblem(
    `${description} would have gone on ${formatDuration(now - first)} ago. Give later times, or an outcome that comes later.`,
  );
}
