import type { BatchSettings } from '../batch/batch-context.js';
import type { BatchSlices, HostBinding } from '../batch/batch-service.js';
import type { EcsSettings } from '../ecs/ecs-context.js';
import type { EcsSlices, WatcherBinding } from '../ecs/ecs-service.js';
import { createEcsHost } from './ecs-host.js';
import { createWatcher } from './watcher.js';

/** A world of both services. */
export type LinkedSlices = EcsSlices & BatchSlices;

/** What makes one world of the two services: the jobs of AWS Batch run as tasks of ECS. */
export interface Links {
  readonly bindHost: HostBinding<LinkedSlices>;
  readonly bindWatcher: WatcherBinding<LinkedSlices>;
}

export function createLinks(settings: { readonly ecs: EcsSettings; readonly batch: BatchSettings }): Links {
  // What AWS Batch does itself on ECS is no news to it: its host has no watcher.
  const bindHost: Links['bindHost'] = (draft, context) => createEcsHost(draft, { ...context, ...settings.ecs });
  return {
    bindHost,
    bindWatcher: (draft, context) =>
      createWatcher(draft.batch, () => ({ ...context, ...settings.batch, host: bindHost(draft, context) })),
  };
}
