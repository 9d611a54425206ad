import type { EcsTiming } from '../ecs-timing.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';

/** When the bake time of a rolling update ends, in which alarms can still make it fail. Undefined: it has not begun, or there is none. */
export function rollingBakeEndsAt(
  { bakingSince }: Pick<ServiceDeploymentRecord, 'bakingSince'>,
  { alarmBakeMs }: Pick<EcsTiming, 'alarmBakeMs'>,
): number | undefined {
  return bakingSince === undefined ? undefined : bakingSince + alarmBakeMs;
}

/** Alarms that watch a rolling update do so for a while after its last step. Assumption: not on the way back from a failure. */
export function hasRollingBake({ alarms, rollback, stage }: ServiceDeploymentRecord): boolean {
  return stage === undefined && alarms.status === 'MONITORING' && rollback === undefined;
}
