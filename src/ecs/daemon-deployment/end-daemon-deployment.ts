import { daemonDeploymentStateChange, type RolloutNews } from '../daemon/daemon-event.js';
import { daemonOf, type DaemonStep } from '../daemon/daemon-step.js';
import type { DaemonDeploymentRecord } from './daemon-deployment-record.js';

export interface DeploymentEnd {
  readonly isComplete: boolean;
  /** For one that is not. */
  readonly reason?: string;
}

/** The deployment is over, one way or another. What is being deleted is gone with the last of its tasks. */
export function endDaemonDeployment(step: DaemonStep, { isComplete, reason = '' }: DeploymentEnd): void {
  const { draft, context, daemonArn } = step;
  const { deploymentArn, goalRevisionArn } = daemonOf(step);
  const { rollback } = draft.daemonDeployments.update(deploymentArn, (record) => {
    const isRollback = record.rollback !== undefined;
    const failed = isRollback ? 'ROLLBACK_FAILED' : 'STOPPED';
    const completed = isRollback ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL';
    record.status = isComplete ? completed : failed;
    record.statusReason = isComplete ? COMPLETED[completed] : reason;
    close(record, context.now);
  });
  if (!isComplete) return announceRollout(step, 'DAEMON_DEPLOYMENT_FAILED', reason);
  announceRollout(step, 'DAEMON_DEPLOYMENT_COMPLETED', 'Daemon deployment completed.');
  if (goalRevisionArn === undefined) draft.daemons.delete(daemonArn);
  else if (rollback === undefined) {
    draft.daemons.update(daemonArn, (record) => void (record.completedRevisionArn = goalRevisionArn));
  }
}

/** Assumption: the second wording. */
const COMPLETED = {
  SUCCESSFUL: 'Deployment completed successfully.',
  ROLLBACK_SUCCESSFUL: 'Rollback completed successfully.',
};

export function announceRollout(step: DaemonStep, eventName: RolloutNews['eventName'], reason: string): void {
  const daemon = daemonOf(step);
  const { deploymentArn } = daemon;
  step.context.emit(daemonDeploymentStateChange, { daemon, eventName, deploymentArn, reason });
}

/** A newer deployment has taken their place. Assumption: the wording. */
export function endSuperseded({ draft, context, daemonArn }: DaemonStep): void {
  const { deploymentArn } = daemonOf({ draft, context, daemonArn });
  for (const { daemonDeploymentArn, status } of [...draft.daemonDeployments.list('byDaemon', [daemonArn])]) {
    if (status !== 'STOP_REQUESTED' || daemonDeploymentArn === deploymentArn) continue;
    draft.daemonDeployments.update(daemonDeploymentArn, (record) => {
      record.status = 'STOPPED';
      record.statusReason = 'Deployment was replaced by a newer one.';
      close(record, context.now);
    });
  }
}

/** Nothing watches it any more. */
function close(record: DaemonDeploymentRecord, now: number): void {
  if (record.status === 'STOPPED') record.stoppedAt = now;
  record.finishedAt = now;
  for (const monitor of [record.circuitBreaker, record.alarms]) {
    if (monitor.status === 'MONITORING') monitor.status = 'MONITORING_COMPLETE';
  }
  delete record.bakeUntil;
}
