import type { DaemonDeploymentRollbackMonitorsStatus, DaemonDeploymentStatus } from '@aws-sdk/client-ecs';
import type { Stored } from '../../store/table.js';

/** The way from one revision of a daemon to another, or to none when the daemon is deleted. */
export interface DaemonDeploymentRecord extends Stored {
  daemonDeploymentArn: string;
  daemonArn: string;
  clusterArn: string;
  status: DaemonDeploymentStatus;
  statusReason?: string;
  targetRevisionArn?: string;
  sourceRevisionArns: string[];
  configuration: RolloutConfiguration;
  circuitBreaker: { status: DaemonDeploymentRollbackMonitorsStatus; failureCount: number; threshold: number };
  alarms: { status: DaemonDeploymentRollbackMonitorsStatus; alarmNames: string[]; triggeredAlarmNames: string[] };
  rollback?: { reason: string; startedAt: number; revisionArn: string; failureCount: number };
  /** Instances have been replaced, and time has not passed judgement on them yet. */
  hasOpenStep: boolean;
  bakeUntil?: number;
  createdAt: number;
  startedAt?: number;
  stoppedAt?: number;
  finishedAt?: number;
}

/** With all that AWS fills in. */
export interface RolloutConfiguration {
  drainPercent: number;
  bakeTimeInMinutes: number;
  alarms: { alarmNames: string[]; enable: boolean };
}
