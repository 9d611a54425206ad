import type { BatchTransitionContext } from '../../batch/batch-context.js';
import type { BatchDraft } from '../../batch/batch-state.js';

/** The moment at which an incident of AWS Batch happens. */
export interface BatchScene {
  readonly draft: BatchDraft;
  readonly context: BatchTransitionContext;
  /** The incident, as its method is called. */
  readonly incident: string;
}
