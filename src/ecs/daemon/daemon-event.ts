import type { EventType } from '../../events/event.js';
import type { DaemonRecord } from './daemon-record.js';

type EventDaemon = Pick<DaemonRecord, 'daemonArn' | 'clusterArn'>;

export interface ImpairedStart {
  readonly daemon: EventDaemon;
  readonly containerInstanceArn: string;
  /** Where the task has been made. */
  readonly taskArn?: string | undefined;
  readonly reason: string;
}

/**
 * Assumption: the members beside `eventType`, `eventName`, `clusterArn`, `failureType` and `taskArn`, and that it speaks of the daemon
 * where there is no task.
 */
export const daemonAction: EventType<ImpairedStart> = {
  detailType: 'ECS Daemon Service Action',
  source: 'aws.ecs',
  resourcesOf: ({ daemon, taskArn }) => [taskArn ?? daemon.daemonArn],
  detailOf: ({ daemon: { daemonArn, clusterArn }, containerInstanceArn, taskArn, reason }, at) => ({
    eventType: 'WARNING',
    eventName: 'DAEMON_TASK_START_IMPAIRED',
    ...{ clusterArn, daemonArn, containerInstanceArn },
    ...(taskArn !== undefined && { taskArn }),
    failureType: taskArn === undefined ? 'TASK_CREATION_FAILED' : 'TASK_FAILED_TO_RUN',
    createdAt: new Date(at).toISOString(),
    reason,
  }),
};

export interface RolloutNews {
  readonly daemon: EventDaemon;
  readonly eventName: 'DAEMON_DEPLOYMENT_IN_PROGRESS' | 'DAEMON_DEPLOYMENT_COMPLETED' | 'DAEMON_DEPLOYMENT_FAILED';
  readonly deploymentArn: string;
  readonly reason: string;
}

/** Assumption: its shape, which is that of service deployments; on record is only that changes of their state are reported. */
export const daemonDeploymentStateChange: EventType<RolloutNews> = {
  detailType: 'ECS Daemon Deployment State Change',
  source: 'aws.ecs',
  resourcesOf: ({ daemon }) => [daemon.daemonArn],
  detailOf: ({ daemon: { clusterArn }, eventName, deploymentArn, reason }, at) => ({
    eventType: eventName === 'DAEMON_DEPLOYMENT_FAILED' ? 'ERROR' : 'INFO',
    ...{ eventName, clusterArn, daemonDeploymentArn: deploymentArn },
    updatedAt: new Date(at).toISOString(),
    reason,
  }),
};
