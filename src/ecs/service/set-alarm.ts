import type { Scope } from '../../aws/arn.js';
import type { EcsTransitionContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { requestDaemonReconcile } from '../daemon/request-daemon-reconcile.js';
import { alarmKey, type AlarmRecord } from './alarm-table.js';
import { requestReconcile } from './request-reconcile.js';

interface Setting {
  readonly draft: EcsDraft;
  readonly context: EcsTransitionContext;
}

/** Amazon CloudWatch finds an alarm in a state. The scheduler looks soon at the deployments that watch it. */
export function setAlarm(
  { draft, context }: Setting,
  { alarmName, state }: Pick<AlarmRecord, 'alarmName' | 'state'>,
  scope: Scope,
): void {
  const key = alarmKey(alarmName, scope);
  if (draft.alarms.get(key) === undefined) draft.alarms.insert({ key, alarmName, state });
  else draft.alarms.update(key, (alarm) => void (alarm.state = state));
  const afterMs = context.timing.schedulerTickMs;
  for (const { serviceArn, currentServiceDeployment = '' } of draft.services.all()) {
    if (watches(draft.serviceDeployments.get(currentServiceDeployment), alarmName)) {
      requestReconcile({ serviceArn, afterMs }, context);
    }
  }
  for (const { daemonArn, deploymentArn } of draft.daemons.all()) {
    if (watches(draft.daemonDeployments.get(deploymentArn), alarmName)) {
      requestDaemonReconcile({ daemonArn, afterMs }, context);
    }
  }
}

interface Watching {
  readonly alarms: { readonly status: string; readonly alarmNames: readonly string[] };
}

function watches(deployment: Watching | undefined, alarmName: string): boolean {
  return deployment?.alarms.status === 'MONITORING' && deployment.alarms.alarmNames.includes(alarmName);
}
