import type { EcsSlices } from '../ecs/ecs-service.js';
import { ecsTables } from '../ecs/ecs-state.js';
import { attachTo, createMock } from './create-mock.js';
import type { EcsHandle } from './ecs-handle.js';
import { createEcsPart, decideEcs, type EcsSdk } from './ecs-part.js';
import type { EcsState } from './ecs-state.js';
import { copyOptions, type MockOptions } from './options.js';
import type { WorldHandle } from './world-handle.js';
import type { SnapshotNameOf } from './world-view.js';

/** Amazon ECS in a world of its own. */
export interface EcsMock extends WorldHandle<EcsState, SnapshotNameOf<EcsSlices>> {
  /** Amazon ECS: seeds, outcomes, incidents, stubs and calls. */
  readonly ecs: EcsHandle;
}

export function createEcsMock(sdk: EcsSdk, given: MockOptions): EcsMock {
  const options = copyOptions(given);
  const parts = { ecs: createEcsPart<EcsSlices>(sdk, decideEcs(options)) };
  const connect = attachTo<EcsSlices>(options.client ?? sdk.ECSClient, options.transport);
  return createMock<EcsSlices, Pick<EcsMock, 'ecs'>, EcsState>(options, { slices: { ecs: ecsTables }, parts }, connect);
}
