import type { EventBody } from '../../events/event.js';
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
  readonly eventName: keyof typeof SERVICE_ACTIONS;
  readonly reason?: string | undefined;
  readonly containerInstanceArns?: readonly string[];
}

/** An ECS Service Action event. */
export function toServiceActionEvent(
  service: Pick<ServiceRecord, 'serviceArn' | 'clusterArn'>,
  { eventName, ...members }: ServiceAction,
  now: number,
): EventBody {
  return toEvent('ECS Service Action', service, {
    eventType: SERVICE_ACTIONS[eventName],
    eventName,
    clusterArn: service.clusterArn,
    createdAt: new Date(now).toISOString(),
    ...members,
  });
}

export interface DeploymentNews {
  readonly eventName: 'SERVICE_DEPLOYMENT_IN_PROGRESS' | 'SERVICE_DEPLOYMENT_COMPLETED' | 'SERVICE_DEPLOYMENT_FAILED';
  readonly deploymentId: string;
  readonly reason: string;
}

/** An ECS Deployment State Change event. */
export function toDeploymentEvent(
  service: Pick<ServiceRecord, 'serviceArn'>,
  { eventName, deploymentId, reason }: DeploymentNews,
  now: number,
): EventBody {
  return toEvent('ECS Deployment State Change', service, {
    eventType: eventName === 'SERVICE_DEPLOYMENT_FAILED' ? 'ERROR' : 'INFO',
    eventName,
    deploymentId,
    updatedAt: new Date(now).toISOString(),
    reason,
  });
}

function toEvent(
  detailType: string,
  { serviceArn }: Pick<ServiceRecord, 'serviceArn'>,
  detail: Record<string, unknown>,
): EventBody {
  return {
    detailType,
    source: 'aws.ecs',
    resources: [serviceArn],
    detail: () => detail,
  };
}
