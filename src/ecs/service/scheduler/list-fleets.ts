import type { EcsDraft } from '../../ecs-state.js';
import { listShiftingFleets } from '../../service-deployment/list-shifting-fleets.js';
import { retryTimeOf } from '../note-failed-start.js';
import type { ServiceRecord } from '../service-record.js';
import { primaryOf } from '../service-step.js';
import { launchTimeOf, limitsOf, type Fleet } from './fleet.js';

/** What the scheduler keeps for a service that ECS deploys, or whose deployments others drive by task sets. */
export function listFleets(draft: EcsDraft, service: ServiceRecord): Fleet[] {
  if (service.status !== 'ACTIVE') return [];
  if (service.deploymentController !== 'ECS') return listTaskSetFleets(draft, service);
  const shifting = listShiftingFleets(draft, service);
  if (shifting !== undefined) return shifting;
  const primary = primaryOf(service);
  if (primary === undefined || service.spec === undefined) return [];
  return [
    {
      starter: primary.id,
      spec: service.spec,
      wanted: service.desiredCount,
      ...limitsOf(service, service.desiredCount),
      // What runs when a deployment fails runs on.
      replacesOthers: primary.rolloutState !== 'FAILED',
      launchAt: launchTimeOf(primary),
    },
  ];
}

function listTaskSetFleets(draft: EcsDraft, service: ServiceRecord): Fleet[] {
  return [...draft.taskSets.list('byService', [service.serviceArn])].map(
    ({ id, spec, computedDesiredCount: wanted, backoff }) => ({
      ...{ starter: id, spec, wanted, replacesOthers: false, launchAt: retryTimeOf(backoff) },
      ...limitsOf(service, wanted),
    }),
  );
}
