import type { TransitionReducer } from '../clock/run-due-transitions.js';
import type { notEmulated, Service } from '../pipeline/service.js';
import type { EcsSettings, EcsTransition } from './ecs-context.js';
import { capacityProviderTransitions } from './capacity-provider/capacity-provider-transitions.js';
import { clusterTransitions } from './cluster/cluster-transitions.js';
import { containerInstanceTransitions } from './container-instance/container-instance-transitions.js';
import { ecsInputErrors, throttled } from './ecs-errors.js';
import type { EcsTables } from './ecs-state.js';
import { ecsShapes } from './generated/shapes.js';
import { ecsActions, type EcsAction } from './registry.js';
import { serviceTransitions } from './service/service-transitions.js';
import { taskDefinitionTransitions } from './task-definition/task-definition-transitions.js';
import { taskTransitions } from './task/task-transitions.js';

/** A world that ECS is a part of. */
export type EcsSlices = { readonly ecs: EcsTables };

const actions: Readonly<Record<string, EcsAction | typeof notEmulated>> = ecsActions;

const transitions: Readonly<Record<string, EcsTransition>> = {
  ...clusterTransitions,
  ...capacityProviderTransitions,
  ...taskTransitions,
  ...serviceTransitions,
  ...containerInstanceTransitions,
  ...taskDefinitionTransitions,
};

export function createEcsService(settings: EcsSettings): Service<EcsSlices> {
  return {
    name: 'ecs',
    inputRules: { shapes: ecsShapes, errors: ecsInputErrors },
    isEmulated: (operation) => typeof actions[operation] === 'function',
    reduce(operation, draft, { input, context }) {
      const action = actions[operation] as EcsAction<typeof input>;
      return action(draft.ecs, input, { ...context, ...settings });
    },
    throttled,
  };
}

export function createEcsTransitions(settings: EcsSettings): Record<string, TransitionReducer<EcsSlices>> {
  const bind =
    (reduce: EcsTransition): TransitionReducer<EcsSlices> =>
    (draft, transition, context) =>
      reduce(draft.ecs, transition, { ...context, ...settings });
  return Object.fromEntries(Object.entries(transitions).map(([kind, reduce]) => [kind, bind(reduce)]));
}
