import type { EventType } from '../../events/event.js';
import type { ServiceRecord } from './service-record.js';

/** The service actions that EventBridge hears of, with their severity. */
const SERVICE_ACTIONS = {
  SERVICE_STEADY_STATE: 'INFO',
  TASKSET_STEADY_STATE: 'INFO',
  SERVICE_DESIRED_COUNT_UPDATED: 'INFO',
  TASKS_STARTED: 'INFO',
  TASKS_STOPPED: 'INFO',
  SERVICE_REBALANCING_STARTED: 'INFO',
  SERVICE_REBALANCING_COMPLETED: 'INFO',
  SERVICE_REBALANCING_STOPPED: 'INFO',
  TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION: 'INFO',
  SERVICE_TASK_START_IMPAIRED: 'WARN',
  ECS_OPERATION_THROTTLED: 'ERROR',
  SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED: 'ERROR',
  SERVICE_TASK_PLACEMENT_FAILURE: 'ERROR',
} as const;

export interface ServiceAction {
  readonly service: Pick<ServiceRecord, 'serviceArn' | 'clusterArn'>;
  readonly eventName: keyof typeof SERVICE_ACTIONS;
  readonly reason?: string | undefined;
  readonly containerInstanceArns?: readonly string[];
}

export const serviceAction: EventType<ServiceAction> = {
  detailType: 'ECS Service Action',
  source: 'aws.ecs',
  resourcesOf: ({ service }) => [service.serviceArn],
  detailOf: ({ service: { clusterArn }, eventName, ...members }, at) => ({
    eventType: SERVICE_ACTIONS[eventName],
    ...{ eventName, clusterArn },
    createdAt: new Date(at).toISOString(),
    ...members,
  }),
};

export interface DeploymentNews {
  readonly service: Pick<ServiceRecord, 'serviceArn'>;
  readonly eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS' | 'SERVICE_DEPLOYMENT_COMPLETED' | 'SERVICE_DEPLOYMENT_FAILED';
  readonly deploymentId: string;
  readonly reason: string;
}

export const deploymentStateChange: EventType<DeploymentNews> = {
  detailType: 'ECS Deployment State Change',
  source: 'aws.ecs',
  resourcesOf: ({ service }) => [service.serviceArn],
  detailOf: ({ eventName, deploymentId, reason }, at) => ({
    eventType: eventName === 'SERVICE_DEPLOYMENT_FAILED' ? 'ERROR' : 'INFO',
    ...{ eventName, deploymentId },
    updatedAt: new Date(at).toISOString(),
    reason,
  }),
};
