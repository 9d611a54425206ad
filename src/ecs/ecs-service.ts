import { createReducerLookup, type TransitionTables } from '../clock/create-reducer-lookup.js';
import type { ReducerLookup } from '../clock/run-due-transitions.js';
import { createScoping } from '../pipeline/create-scoping.js';
import type { notEmulated, Service } from '../pipeline/service.js';
import { oncePerObject } from '../store/once-per-object.js';
import type { WorldDraft } from '../store/state.js';
import type { TransactionContext } from '../store/store.js';
import type { EcsSettings, EcsTransition, EcsTransitionContext, EcsWatcher } from './ecs-context.js';
import { capacityProviderTransitions } from './capacity-provider/capacity-provider-transitions.js';
import { clusterTransitions } from './cluster/cluster-transitions.js';
import { daemonTransitions } from './daemon/daemon-transitions.js';
import { daemonTaskDefinitionTransitions } from './daemon-task-definition/daemon-task-definition-transitions.js';
import { containerInstanceTransitions } from './container-instance/container-instance-transitions.js';
import { throttled } from './ecs-errors.js';
import type { EcsTables } from './ecs-state.js';
import { gatewayTransitions } from './gateway/gateway-transitions.js';
import { expressGatewayServiceTransitions } from './express-gateway-service/express-gateway-service-transitions.js';
import { ecsInputRules } from './input-rules.js';
import { ecsActions, type EcsAction } from './registry.js';
import { serviceTransitions } from './service/service-transitions.js';
import { taskDefinitionTransitions } from './task-definition/task-definition-transitions.js';
import { taskTransitions } from './task/task-transitions.js';

/** A world that ECS is a part of. */
export type EcsSlices = { readonly ecs: EcsTables };

const actions: Readonly<Record<string, (() => EcsAction) | typeof notEmulated>> = ecsActions;

const transitions: TransitionTables<EcsTransition> = {
  'ecs.capacity-provider': () => capacityProviderTransitions,
  'ecs.cluster': () => clusterTransitions,
  'ecs.container': () => taskTransitions,
  'ecs.container-instance': () => containerInstanceTransitions,
  'ecs.daemon': () => daemonTransitions,
  'ecs.daemon-task-definition': () => daemonTaskDefinitionTransitions,
  'ecs.express-gateway-service': () => expressGatewayServiceTransitions,
  'ecs.gateway': () => gatewayTransitions,
  'ecs.gateway-route': () => gatewayTransitions,
  'ecs.service': () => serviceTransitions,
  'ecs.task': () => taskTransitions,
  'ecs.task-definition': () => taskDefinitionTransitions,
};

/** Gives who watches a transaction. */
export type WatcherBinding<S extends EcsSlices> = (draft: WorldDraft<S>, context: TransactionContext) => EcsWatcher;

/** Without a watcher, ECS is alone in its world. */
export function createEcsService<S extends EcsSlices>(
  settings: EcsSettings,
  bindWatcher?: WatcherBinding<S>,
): Service<S> {
  const complete = createCompletion(settings, bindWatcher);
  const inScope = createScoping<EcsTransitionContext>();
  return {
    name: 'ecs',
    inputRules: ecsInputRules,
    isEmulated: (operation) => typeof actions[operation] === 'function',
    reduce(operation, draft, { input, scope, context }) {
      const actionOf = actions[operation] as () => EcsAction<typeof input>;
      return actionOf()(draft.ecs, input, inScope(complete(context, draft), scope));
    },
    throttled,
  };
}

export function createEcsReducerLookup<S extends EcsSlices>(
  settings: EcsSettings,
  bindWatcher?: WatcherBinding<S>,
): ReducerLookup<S> {
  const complete = createCompletion(settings, bindWatcher);
  return createReducerLookup(transitions, (reduce) => (draft, transition, context) => {
    reduce(draft.ecs, transition, complete(context, draft));
  });
}

/** What the reducers of the service get beside the context of a transaction: all that happens at one moment has the same. */
function createCompletion<S extends EcsSlices>(
  { timing, outcomeOf, hookAnswerOf }: EcsSettings,
  bindWatcher?: WatcherBinding<S>,
): (context: TransactionContext, draft: WorldDraft<S>) => EcsTransitionContext {
  return oncePerObject((context, draft) => ({
    ...context,
    ...{ timing, outcomeOf, hookAnswerOf },
    watcher: bindWatcher?.(draft, context),
  }));
}
