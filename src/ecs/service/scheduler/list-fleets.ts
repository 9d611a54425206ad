import type { EcsDraft } from '../../ecs-state.js';
import { listShiftingFleets } from '../../service-deployment/list-shifting-fleets.js';
import type { DeploymentRecord, ServiceRecord } from '../service-record.js';
import { primaryOf } from '../service-step.js';
import type { Fleet } from './fleet.js';

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
      replacesOthers: true,
      launchAt: launchTimeOf(primary),
    },
  ];
}

/** How many tasks there must and may be, rounded as AWS does: in favour of those that serve. */
export function limitsOf(
  { deploymentConfiguration: { minimumHealthyPercent, maximumPercent } }: ServiceRecord,
  wanted: number,
): Pick<Fleet, 'lower' | 'upper'> {
  return {
    lower: Math.ceil((wanted * minimumHealthyPercent) / 100),
    upper: Math.floor((wanted * maximumPercent) / 100),
  };
}

/** A deployment that has failed launches nothing more. */
export function launchTimeOf({ rolloutState, backoff }: DeploymentRecord): number | undefined {
  return rolloutState === 'FAILED' ? undefined : (backoff?.until ?? 0);
}

function listTaskSetFleets(draft: EcsDraft, service: ServiceRecord): Fleet[] {
  return [...draft.taskSets.list('byService', [service.serviceArn])].map(({ id, spec, scale, status, backoff }) => {
    const wanted = status === 'DRAINING' ? 0 : computedDesiredCount(service, scale);
    return {
      ...{ starter: id, spec, wanted, replacesOthers: false, launchAt: backoff?.until ?? 0 },
      ...limitsOf(service, wanted),
    };
  });
}

/** Rounded up. */
export function computedDesiredCount(
  { desiredCount }: Pick<ServiceRecord, 'desiredCount'>,
  { value }: { readonly value: number },
): number {
  return Math.ceil((desiredCount * value) / 100);
}
