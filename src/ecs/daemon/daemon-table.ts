import { arnTail, scopeOfArn, type Scope } from '../../aws/arn.js';
import { ApiError } from '../../errors/api-error.js';
import type { TableDefinition } from '../../store/table.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { ecsArn, readArnPath } from '../identify.js';
import type { DaemonRecord } from './daemon-record.js';

export const daemonTable: TableDefinition<DaemonRecord, 'byCluster'> = {
  key: (daemon) => daemon.daemonArn,
  indexes: { byCluster: (daemon) => [daemon.clusterArn] },
  bookkeeping: ['firstDeploymentArn', 'completedRevisionArn', 'refusals', 'exitedTasks'],
  describe: ({ status, goalRevisionArn }) =>
    [status, ...(goalRevisionArn === undefined ? [] : [`revision ${arnTail(goalRevisionArn)}`])].join(' '),
};

export function daemonArnOf(clusterArn: string, daemonName: string): string {
  return `${clusterArn.replace(':cluster/', ':daemon/')}/${daemonName}`;
}

/** Daemons are named by their full ARN. Throws AWS's error where their cluster is not there. */
export function findDaemon(draft: EcsDraft, daemonArn: string, scope: Scope): DaemonRecord | undefined {
  const [clusterName = ''] = readArnPath(daemonArn, 'daemon', 2);
  getActiveCluster(draft, ecsArn(scopeOfArn(daemonArn), `cluster/${clusterName}`), scope);
  return draft.daemons.get(daemonArn);
}

/** Assumption: the wordings; the exceptions are on record. */
export function getDaemon(draft: EcsDraft, daemonArn: string, scope: Scope): DaemonRecord {
  const daemon = findDaemon(draft, daemonArn, scope);
  if (daemon === undefined) throw new ApiError('DaemonNotFoundException', 'Daemon not found.');
  return daemon;
}

/** The daemon that is to be changed. */
export function getActiveDaemon(draft: EcsDraft, daemonArn: string, scope: Scope): DaemonRecord {
  const daemon = getDaemon(draft, daemonArn, scope);
  if (daemon.status !== 'ACTIVE') throw new ApiError('DaemonNotActiveException', 'Daemon was not ACTIVE.');
  return daemon;
}
