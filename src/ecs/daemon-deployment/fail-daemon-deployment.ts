import { daemonOf, type DaemonStep } from '../daemon/daemon-step.js';
import { announceRollout, endDaemonDeployment } from './end-daemon-deployment.js';

export interface DeploymentFailure {
  /** What has given the deployment up. */
  readonly monitor?: 'circuitBreaker' | 'alarms';
  readonly reason: string;
}

/**
 * The daemon goes back to the revision that was brought out last. Where there is none, the deployment stops half-way.
 * Assumption: instances that come later still get its revision.
 */
export function failDaemonDeployment(step: DaemonStep, { monitor, reason }: DeploymentFailure): void {
  const { draft, context, daemonArn } = step;
  const { deploymentArn, completedRevisionArn, goalRevisionArn } = daemonOf(step);
  const failed = draft.daemonDeployments.update(deploymentArn, (record) => {
    if (monitor !== undefined) record[monitor].status = 'TRIGGERED';
  });
  const hasRolledBack = failed.rollback !== undefined;
  if (hasRolledBack || completedRevisionArn === undefined || completedRevisionArn === goalRevisionArn) {
    return endDaemonDeployment(step, { isComplete: false, reason });
  }
  draft.daemonDeployments.update(deploymentArn, (record) => {
    record.status = 'ROLLBACK_IN_PROGRESS';
    record.statusReason = reason;
    record.rollback = { reason, startedAt: context.now, revisionArn: completedRevisionArn, failureCount: 0 };
    record.hasOpenStep = false;
    delete record.bakeUntil;
  });
  draft.daemons.update(daemonArn, (record) => {
    record.goalRevisionArn = completedRevisionArn;
    record.exitedTasks = 0;
  });
  announceRollout(step, 'DAEMON_DEPLOYMENT_FAILED', reason);
}
