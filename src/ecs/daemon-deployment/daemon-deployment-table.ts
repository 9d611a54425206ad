import type { TableDefinition } from '../../store/table.js';
import type { EcsDraft } from '../ecs-state.js';
import type { DaemonDeploymentRecord } from './daemon-deployment-record.js';

export const daemonDeploymentTable: TableDefinition<DaemonDeploymentRecord, 'byDaemon'> = {
  key: (deployment) => deployment.daemonDeploymentArn,
  indexes: { byDaemon: (deployment) => [deployment.daemonArn] },
  bookkeeping: ['hasOpenStep', 'bakeUntil'],
  describe: ({ status }) => status,
};

/** The deployment that a daemon refers to. */
export function daemonDeploymentOf(draft: EcsDraft, daemonDeploymentArn: string): DaemonDeploymentRecord {
  const deployment = draft.daemonDeployments.get(daemonDeploymentArn);
  if (deployment === undefined) throw new Error(`No daemon deployment ${daemonDeploymentArn}`);
  return deployment;
}

/** Whether the deployment is under way, or on its way back. */
export function isUnderWay({ status }: Pick<DaemonDeploymentRecord, 'status'>): boolean {
  return status === 'PENDING' || status === 'IN_PROGRESS' || status === 'ROLLBACK_IN_PROGRESS';
}
