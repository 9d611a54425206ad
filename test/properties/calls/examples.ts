import { batchExamples } from './batch-examples.js';
import { ecsExamples } from './ecs-examples.js';
import type { Caller } from './generate-input.js';
import type { Input } from './services.js';

/** Makes an input that AWS would take, as far as what is known is still there. */
export type Example = (caller: Caller) => Input;

/**
 * Where a shape does not tell what goes together. An action that has no example gets what its shape requires, with names that are
 * known, which is enough for most.
 */
export const examples: Readonly<Record<string, Example>> = { ...ecsExamples, ...batchExamples };
