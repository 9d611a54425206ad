import type { ActionContext } from '../pipeline/service.js';
import type { TransactionContext } from '../store/store.js';
import type { Transition } from '../store/transition.js';
import type { EcsDraft } from './ecs-state.js';
import type { HookAnswerSource } from './service-deployment/lifecycle-hook.js';
import type { OutcomeSource } from './task/task-outcome.js';
import type { EcsTiming } from './ecs-timing.js';

/** What the test decides about the emulated cloud. */
export interface EcsSettings {
  readonly timing: EcsTiming;
  /** What the containers of a new task will do. */
  readonly outcomeOf: OutcomeSource;
  /** What the Lambda functions of lifecycle hooks answer. */
  readonly hookAnswerOf: HookAnswerSource;
}

/** What the reducers of actions get. */
export interface EcsContext extends ActionContext, EcsSettings {}

/** What the reducers of transitions get: the Region follows from the resource. */
export interface EcsTransitionContext extends TransactionContext, EcsSettings {}

/** What time does to a resource. */
export type EcsTransition = (draft: EcsDraft, transition: Transition, context: EcsTransitionContext) => void;
