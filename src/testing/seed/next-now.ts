import type { Transition } from '../../store/transition.js';
import type { Seeding } from './seeding.js';

/** The next thing to happen to those targets, as far as it happens now. */
export function nextNow(
  { draft, context }: Pick<Seeding, 'draft' | 'context'>,
  isOwn: (target: string) => boolean,
): Transition | undefined {
  for (const transition of draft.transitions.list()) {
    if (transition.dueAt > context.now) return undefined;
    if (isOwn(transition.target)) return transition;
  }
  return undefined;
}
