import type { EventBody } from '../../events/event.js';
import type { HookRecord, ServiceDeploymentRecord } from './service-deployment-record.js';

/** An ECS Hook State Change event. Assumption: what ends badly is an ERROR; only an event of the type INFO is on record. */
export function toHookEvent(
  { serviceDeploymentArn, serviceArn, clusterArn }: ServiceDeploymentRecord,
  { hookId, targetType, stage, status, expiresAt }: HookRecord,
  now: number,
): EventBody {
  return {
    detailType: 'ECS Hook State Change',
    source: 'aws.ecs',
    resources: [serviceDeploymentArn],
    detail: () => ({
      eventType: status === 'FAILED' || status === 'TIMED_OUT' ? 'ERROR' : 'INFO',
      eventName: `HOOK_${status}`,
      ...{ hookId, hookType: targetType },
      expiresAt: new Date(expiresAt).toISOString(),
      ...{ lifecycleStage: stage, clusterArn, serviceArn, serviceDeploymentArn },
      updatedAt: new Date(now).toISOString(),
    }),
  };
}
