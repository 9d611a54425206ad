import type { EcsDraft } from '../ecs-state.js';
import { launchTimeOf, limitsOf, type Fleet } from '../service/scheduler/fleet.js';
import type { ServiceRecord } from '../service/service-record.js';
import { currentServiceDeployment } from './current-service-deployment.js';
import { deploymentIdOf, revisionOf } from './service-revision-table.js';

/**
 * While traffic shifts from one revision to another, both have all of their tasks. Undefined: no traffic shifts, or all of it has
 * shifted for good.
 */
export function listShiftingFleets(draft: EcsDraft, service: ServiceRecord): Fleet[] | undefined {
  const { serviceArn, desiredCount, deployments } = service;
  const current = currentServiceDeployment({ draft, serviceArn });
  if (current === undefined || current.stagesAhead.length === 0) return undefined;
  const { targetRevisionArn: target, blueRevisionArn: blue, stagesAhead } = current;
  const isScaledUp = stagesAhead.every(({ name }) => name !== 'SCALE_UP');
  const toFleet = (revisionArn: string, fleet: Pick<Fleet, 'wanted' | 'replacesOthers'>): Fleet => {
    const id = deploymentIdOf(revisionArn);
    const deployment = deployments.find((candidate) => candidate.id === id);
    // An update of the service that makes no revision concerns the tasks of the PRIMARY deployment.
    const own = deployment?.status === 'PRIMARY' ? service.spec : undefined;
    return {
      ...{ starter: id, spec: own ?? revisionOf(draft, revisionArn).spec, ...fleet },
      ...limitsOf(service, fleet.wanted),
      launchAt: deployment && launchTimeOf(deployment),
    };
  };
  const green = toFleet(target, { wanted: isScaledUp ? desiredCount : 0, replacesOthers: blue === undefined });
  return blue === undefined ? [green] : [green, toFleet(blue, { wanted: desiredCount, replacesOthers: true })];
}
