import type { EcsContext } from '../../ecs/ecs-context.js';
import type { EcsSlices } from '../../ecs/ecs-service.js';
import { ecsInputRules } from '../../ecs/input-rules.js';
import type { WorldDraft } from '../../store/state.js';
import { readInput } from '../../validation/read-input.js';

/** What the seeding of one resource works with. */
export interface Seeding {
  readonly draft: WorldDraft<EcsSlices>;
  readonly context: EcsContext;
}

/** A request with the checks of a call. */
export function readRequest<T extends object>(operation: string, request: T): T {
  return readInput(ecsInputRules, operation, request) as T;
}
