import { createReducerLookup, type TransitionTables } from '../clock/create-reducer-lookup.js';
import type { ReducerLookup } from '../clock/run-due-transitions.js';
import { createScoping } from '../pipeline/create-scoping.js';
import type { notEmulated, Service } from '../pipeline/service.js';
import { oncePerObject } from '../store/once-per-object.js';
import type { WorldDraft } from '../store/state.js';
import type { TransactionContext } from '../store/store.js';
import type { BatchSettings, BatchTransition, BatchTransitionContext } from './batch-context.js';
import { throttled } from './batch-errors.js';
import type { BatchTables } from './batch-state.js';
import { computeEnvironmentTransitions } from './compute-environment/compute-environment-transitions.js';
import type { ComputeHost } from './host/compute-host.js';
import { batchInputRules } from './input-rules.js';
import { jobDefinitionTransitions } from './job-definition/job-definition-transitions.js';
import { jobQueueTransitions } from './job-queue/job-queue-transitions.js';
import { jobTransitions } from './job/job-transitions.js';
import { batchActions, type BatchAction } from './registry.js';
import { quotaShareTransitions } from './quota-share/quota-share-transitions.js';
import { serviceJobTransitions } from './service-job/service-job-transitions.js';
import { serviceEnvironmentTransitions } from './service-environment/service-environment-transitions.js';
import { shareTransitions } from './scheduler/fair-share/share-transitions.js';
import { schedulerTransitions } from './scheduler/scheduler-transitions.js';

/** A world that AWS Batch is a part of. */
export type BatchSlices = { readonly batch: BatchTables };

/** Gives the host of a transaction. */
export type HostBinding<S extends BatchSlices> = (draft: WorldDraft<S>, context: TransactionContext) => ComputeHost;

const actions: Readonly<Record<string, (() => BatchAction) | typeof notEmulated>> = batchActions;

const transitions: TransitionTables<BatchTransition> = {
  'batch.compute-environment': () => ({ ...computeEnvironmentTransitions, ...schedulerTransitions }),
  'batch.job': () => ({ ...jobTransitions, ...schedulerTransitions }),
  'batch.job-definition': () => jobDefinitionTransitions,
  'batch.job-queue': () => jobQueueTransitions,
  'batch.quota-share': () => quotaShareTransitions,
  'batch.scheduler': () => schedulerTransitions,
  'batch.service-environment': () => serviceEnvironmentTransitions,
  'batch.service-job': () => serviceJobTransitions,
  'batch.share': () => shareTransitions,
};

export function createBatchService<S extends BatchSlices>(
  settings: BatchSettings,
  bindHost: HostBinding<S>,
): Service<S> {
  const complete = createCompletion(settings, bindHost);
  const inScope = createScoping<BatchTransitionContext>();
  return {
    name: 'batch',
    inputRules: batchInputRules,
    isEmulated: (operation) => typeof actions[operation] === 'function',
    reduce(operation, draft, { input, scope, context }) {
      const actionOf = actions[operation] as () => BatchAction<typeof input>;
      return actionOf()(draft.batch, input, inScope(complete(context, draft), scope));
    },
    throttled,
  };
}

export function createBatchReducerLookup<S extends BatchSlices>(
  settings: BatchSettings,
  bindHost: HostBinding<S>,
): ReducerLookup<S> {
  const complete = createCompletion(settings, bindHost);
  return createReducerLookup(transitions, (reduce) => (draft, transition, context) => {
    reduce(draft.batch, transition, complete(context, draft));
  });
}

/** What the reducers of the service get beside the context of a transaction: all that happens at one moment has the same. */
function createCompletion<S extends BatchSlices>(
  { timing, outcomeOf }: BatchSettings,
  bindHost: HostBinding<S>,
): (context: TransactionContext, draft: WorldDraft<S>) => BatchTransitionContext {
  return oncePerObject((context, draft) => ({
    ...context,
    ...{ timing, outcomeOf },
    host: bindHost(draft, context),
  }));
}
