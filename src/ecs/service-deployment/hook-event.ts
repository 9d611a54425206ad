import type { EventType } from '../../events/event.js';
import type { HookRecord, ServiceDeploymentRecord } from './service-deployment-record.js';

export interface HookNews {
  readonly deployment: ServiceDeploymentRecord;
  readonly hook: HookRecord;
}

/** Assumption: what ends badly is an ERROR; only an event of the type INFO is on record. */
export const hookStateChange: EventType<HookNews> = {
  detailType: 'ECS Hook State Change',
  source: 'aws.ecs',
  resourcesOf: ({ deployment }) => [deployment.serviceDeploymentArn],
  detailOf(
    {
      deployment: { serviceDeploymentArn, serviceArn, clusterArn },
      hook: { hookId, targetType, stage, status, expiresAt },
    },
    at,
  ) {
    return {
      eventType: status === 'FAILED' || status === 'TIMED_OUT' ? 'ERROR' : 'INFO',
      eventName: `HOOK_${status}`,
      ...{ hookId, hookType: targetType },
      expiresAt: new Date(expiresAt).toISOString(),
      ...{ lifecycleStage: stage, clusterArn, serviceArn, serviceDeploymentArn },
      updatedAt: new Date(at).toISOString(),
    };
  },
};
