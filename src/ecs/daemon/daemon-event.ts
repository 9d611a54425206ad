import type { EventBody } from '../../events/event.js';
import type { DaemonRecord } from './daemon-record.js';

type EventDaemon = Pick<DaemonRecord, 'daemonArn' | 'clusterArn'>;

export interface ImpairedStart {
  readonly containerInstanceArn: string;
  /** Where the task has been made. */
  readonly taskArn?: string | undefined;
  readonly reason: string;
}

/**
 * An ECS Daemon Service Action event. Assumption: the members beside `eventType`, `eventName`, `clusterArn`, `failureType` and
 * `taskArn`, and that it speaks of the daemon where there is no task.
 */
export function toImpairedEvent(
  { daemonArn, clusterArn }: EventDaemon,
  { containerInstanceArn, taskArn, reason }: ImpairedStart,
  now: number,
): EventBody {
  return {
    detailType: 'ECS Daemon Service Action',
    source: 'aws.ecs',
    resources: [taskArn ?? daemonArn],
    detail: () => ({
      eventType: 'WARNING',
      eventName: 'DAEMON_TASK_START_IMPAIRED',
      ...{ clusterArn, daemonArn, containerInstanceArn },
      ...(taskArn !== undefined && { taskArn }),
      failureType: taskArn === undefined ? 'TASK_CREATION_FAILED' : 'TASK_FAILED_TO_RUN',
      createdAt: new Date(now).toISOString(),
      reason,
    }),
  };
}

export interface RolloutNews {
  readonly eventName: 'DAEMON_DEPLOYMENT_IN_PROGRESS' | 'DAEMON_DEPLOYMENT_COMPLETED' | 'DAEMON_DEPLOYMENT_FAILED';
  readonly deploymentArn: string;
  readonly reason: string;
}

/**
 * An event of a daemon deployment. Assumption: its shape, which is that of service deployments; on record is only that changes of
 * their state are reported.
 */
export function toRolloutEvent(
  { daemonArn, clusterArn }: EventDaemon,
  { eventName, deploymentArn, reason }: RolloutNews,
  now: number,
): EventBody {
  return {
    detailType: 'ECS Daemon Deployment State Change',
    source: 'aws.ecs',
    resources: [daemonArn],
    detail: () => ({
      eventType: eventName === 'DAEMON_DEPLOYMENT_FAILED' ? 'ERROR' : 'INFO',
      ...{ eventName, clusterArn, daemonDeploymentArn: deploymentArn },
      updatedAt: new Date(now).toISOString(),
      reason,
    }),
  };
}
