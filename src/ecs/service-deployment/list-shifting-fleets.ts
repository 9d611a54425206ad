import type { EcsDraft } from '../ecs-state.js';
import type { Fleet } from '../service/scheduler/fleet.js';
import type { ServiceRecord } from '../service/service-record.js';

/** While traffic shifts from one revision to another, both have all of their tasks. Undefined: no traffic shifts. */
export function listShiftingFleets(_draft: EcsDraft, _service: ServiceRecord): Fleet[] | undefined {
  return undefined;
}
