import type { EcsTransition } from '../../ecs/ecs-context.js';
import { settleTarget } from '../seeding/settle-target.js';
import type { Seeding } from './seeding.js';

export interface Settling {
  /** The ARN of what was seeded. */
  readonly target: string;
  readonly transitions: Readonly<Record<string, EcsTransition>>;
}

/** What the seed describes is there already: what would come in time has come. */
export function settle({ draft, context }: Seeding, { target, transitions }: Settling): void {
  settleTarget(draft.transitions, target, (next) => transitions[next.kind]?.(draft.ecs, next, context));
}
