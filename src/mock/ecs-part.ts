import type * as sdk from '@aws-sdk/client-ecs';
import type { EcsSettings } from '../ecs/ecs-context.js';
import { createEcsService, createEcsReducerLookup, type EcsSlices, type WatcherBinding } from '../ecs/ecs-service.js';
import { instantEcsTiming, realisticEcsTiming } from '../ecs/ecs-timing.js';
import { createHookRules, type HookRules } from '../testing/hook-rules.js';
import { createOutcomeRules, type OutcomeRules } from '../testing/outcome-rules.js';
import { createJsonProtocol } from '../wire/json-protocol.js';
import { createEcsHandle, type EcsHandle } from './ecs-handle.js';
import type { MockOptions } from './options.js';
import { readTiming } from './read-timing.js';
import type { ServicePart } from './service-part.js';

/** The SDK package, as whoever imports an entry point has it. */
export type EcsSdk = typeof sdk;

/** What the test decides about the emulated ECS. */
export interface EcsDecisions {
  readonly settings: EcsSettings;
  readonly rules: { readonly tasks: OutcomeRules; readonly hooks: HookRules };
}

export function decideEcs({ timing }: MockOptions): EcsDecisions {
  const rules = { tasks: createOutcomeRules(), hooks: createHookRules() };
  const phases = { realistic: realisticEcsTiming, instant: instantEcsTiming };
  return {
    rules,
    settings: {
      timing: readTiming('ecs', timing, phases),
      outcomeOf: rules.tasks.outcomeOf,
      hookAnswerOf: rules.hooks.hookAnswerOf,
    },
  };
}

/** Amazon ECS as a part of a world. Without a watcher, it is alone there. */
export function createEcsPart<S extends EcsSlices>(
  sdk: EcsSdk,
  { settings, rules }: EcsDecisions,
  bindWatcher?: WatcherBinding<S>,
): ServicePart<S, EcsHandle> {
  return {
    endpoint: {
      title: 'ECS',
      clientName: 'ECSClient',
      sdk,
      protocol: createJsonProtocol('AmazonEC2ContainerServiceV20141113'),
      service: createEcsService(settings, bindWatcher),
    },
    reducerOf: createEcsReducerLookup(settings, bindWatcher),
    createHandle: (parts) => createEcsHandle({ ...parts, settings, rules, bindWatcher }),
    clear() {
      rules.tasks.clear();
      rules.hooks.clear();
    },
  };
}
