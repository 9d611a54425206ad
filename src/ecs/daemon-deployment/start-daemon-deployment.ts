import { scopeOfArn } from '../../aws/arn.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { DaemonRecord } from '../daemon/daemon-record.js';
import { requestDaemonReconcile } from '../daemon/request-daemon-reconcile.js';
import { listTriggeredAlarms } from '../service/alarm-table.js';
import type { DaemonDeploymentRecord, RolloutConfiguration } from './daemon-deployment-record.js';
import { isUnderWay } from './daemon-deployment-table.js';

/** Assumption: it is the same for every daemon. */
const FAILURE_THRESHOLD = 10;

export interface NewDaemonDeployment {
  readonly daemon: Pick<DaemonRecord, 'daemonArn' | 'clusterArn'>;
  /** Undefined to delete the daemon. */
  readonly targetRevisionArn: string | undefined;
  readonly sourceRevisionArns: readonly string[];
  readonly configuration: RolloutConfiguration;
}

/**
 * A deployment that is still under way stops for the new one. Assumption: as for services, an alarm that has gone off before says
 * nothing about it, and alarms do not count then.
 */
export function startDaemonDeployment(
  draft: EcsDraft,
  { daemon, targetRevisionArn, sourceRevisionArns, configuration }: NewDaemonDeployment,
  context: EcsContext,
): DaemonDeploymentRecord {
  const { daemonArn, clusterArn } = daemon;
  for (const { daemonDeploymentArn, ...other } of [...draft.daemonDeployments.list('byDaemon', [daemonArn])]) {
    if (!isUnderWay(other)) continue;
    draft.daemonDeployments.update(daemonDeploymentArn, (record) => void (record.status = 'STOP_REQUESTED'));
  }
  const { alarmNames, enable } = configuration.alarms;
  const triggered = listTriggeredAlarms(draft, alarmNames, scopeOfArn(daemonArn));
  const isWatched = enable && targetRevisionArn !== undefined && triggered.length === 0;
  const id = context.identifiers.urlSafe(16).replaceAll(/[-_]/g, '0');
  requestDaemonReconcile({ daemonArn, afterMs: context.timing.schedulerTickMs }, context);
  return draft.daemonDeployments.insert({
    daemonDeploymentArn: `${daemonArn.replace(':daemon/', ':daemon-deployment/')}/${id}`,
    ...{ daemonArn, clusterArn, status: 'PENDING', configuration, hasOpenStep: false, createdAt: context.now },
    ...(targetRevisionArn !== undefined && { targetRevisionArn }),
    sourceRevisionArns: [...sourceRevisionArns],
    circuitBreaker: { status: 'MONITORING', failureCount: 0, threshold: FAILURE_THRESHOLD },
    alarms: { status: isWatched ? 'MONITORING' : 'DISABLED', alarmNames: [...alarmNames], triggeredAlarmNames: [] },
  });
}
