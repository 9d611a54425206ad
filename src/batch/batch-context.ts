import type { ActionContext } from '../pipeline/service.js';
import type { TransactionContext } from '../store/store.js';
import type { Transition } from '../store/transition.js';
import type { BatchDraft } from './batch-state.js';
import type { BatchTiming } from './batch-timing.js';
import type { ComputeHost } from './host/compute-host.js';
import type { JobOutcomeSource } from './job/job-outcome.js';

/** What the test decides about the emulated cloud. */
export interface BatchSettings {
  readonly timing: BatchTiming;
  /** What a job does in an attempt. */
  readonly outcomeOf: JobOutcomeSource;
}

/** What the reducers of transitions get: the Region follows from the resource. */
export interface BatchTransitionContext extends TransactionContext, BatchSettings {
  /** Where the jobs of compute environments run. */
  readonly host: ComputeHost;
}

/** What the reducers of actions get. */
export interface BatchContext extends ActionContext, BatchTransitionContext {}

/** What time does to a resource. */
export type BatchTransition = (draft: BatchDraft, transition: Transition, context: BatchTransitionContext) => void;
