import type { EcsTransition } from '../../ecs/ecs-context.js';
import { transitionTable } from '../../store/transition.js';
import type { Seeding } from './seeding.js';

export interface Settling {
  /** The ARN of what was seeded. */
  readonly target: string;
  readonly transitions: Readonly<Record<string, EcsTransition>>;
}

/** What the seed describes is there already: what would come in time has come. */
export function settle({ draft, context }: Seeding, { target, transitions }: Settling): void {
  for (;;) {
    const [next] = [...draft.transitions.list('byTarget', [target])].filter(({ background }) => !background);
    if (next === undefined) return;
    draft.transitions.delete(transitionTable.key(next));
    transitions[next.kind]?.(draft.ecs, next, context);
  }
}
