import { ECSClient } from '@aws-sdk/client-ecs';
import type { EcsSlices } from '../ecs/ecs-service.js';
import { ecsTables } from '../ecs/ecs-state.js';
import { attachTo, createMock } from './create-mock.js';
import type { EcsHandle } from './ecs-handle.js';
import { createEcsPart, decideEcs } from './ecs-part.js';
import type { EcsState } from './ecs-state.js';
import { copyOptions, type MockOptions } from './options.js';
import type { WorldHandle } from './world-handle.js';
import type { SnapshotNameOf } from './world-view.js';

const slices: EcsSlices = { ecs: ecsTables };

/** Amazon ECS in a world of its own. */
export interface EcsMock extends WorldHandle<EcsState, SnapshotNameOf<EcsSlices>> {
  /** Amazon ECS: seeds, outcomes, incidents, stubs and calls. */
  readonly ecs: EcsHandle;
}

/**
 * As `mockAws`, with ECS alone.
 *
 * @throws UsageError for options that make no sense.
 * @example
 * const { ecs, clock, restore } = mockEcs();
 * ecs.seed({ clusters: ['default'], taskDefinitions: ['migrate'] });
 */
export function mockEcs(given: MockOptions = {}): EcsMock {
  const options = copyOptions(given);
  const parts = { ecs: createEcsPart<EcsSlices>(decideEcs(options)) };
  const connect = attachTo<EcsSlices>(options.client ?? ECSClient, options.transport);
  return createMock<EcsSlices, Pick<EcsMock, 'ecs'>, EcsState>(options, { slices, parts }, connect);
}
