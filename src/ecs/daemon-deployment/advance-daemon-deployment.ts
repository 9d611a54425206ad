import { scopeOfArn } from '../../aws/arn.js';
import { capacityProviderArnIn } from '../capacity-provider/capacity-provider-table.js';
import { findUsedProvider } from '../capacity-provider/find-used-provider.js';
import { replaceInstance } from '../capacity-provider/replace-instance.js';
import type { ContainerInstanceRecord } from '../container-instance/container-instance-record.js';
import { daemonOf, goalOf, type DaemonStep } from '../daemon/daemon-step.js';
import { requestDaemonReconcile } from '../daemon/request-daemon-reconcile.js';
import { surveyDaemon } from '../daemon/survey-daemon.js';
import type { EcsDraft } from '../ecs-state.js';
import { listTriggeredAlarms } from '../service/alarm-table.js';
import { listLaunchZones } from '../shortage/list-launch-zones.js';
import type { DaemonDeploymentRecord } from './daemon-deployment-record.js';
import { daemonDeploymentOf, isUnderWay } from './daemon-deployment-table.js';
import { announceRollout, endDaemonDeployment } from './end-daemon-deployment.js';
import { failDaemonDeployment } from './fail-daemon-deployment.js';
import { isCapacityMoving } from './is-capacity-moving.js';
import { planRolloutStep, type RolloutStep } from './plan-rollout-step.js';

const MS_PER_MINUTE = 60_000;

/** Brings the newest deployment of the daemon as far as it can come at the moment. */
export function advanceDaemonDeployment(step: DaemonStep): void {
  const { draft, context, daemonArn } = step;
  const { deploymentArn } = daemonOf(step);
  const found = daemonDeploymentOf(draft, deploymentArn);
  if (!isUnderWay(found)) return;
  const startsInMs = found.createdAt + context.timing.schedulerTickMs - context.now;
  if (found.status === 'PENDING' && startsInMs > 0) {
    return requestDaemonReconcile({ daemonArn, afterMs: startsInMs }, context);
  }
  if (found.status === 'PENDING') begin(step, deploymentArn);
  watchDeployment(step, deploymentArn);
  const deployment = daemonDeploymentOf(draft, deploymentArn);
  if (isUnderWay(deployment)) act(step, deploymentArn, planNext(step, deployment));
}

function begin(step: DaemonStep, deploymentArn: string): void {
  const { draft, context } = step;
  draft.daemonDeployments.update(deploymentArn, (record) => {
    record.status = 'IN_PROGRESS';
    record.startedAt = context.now;
  });
  announceRollout(step, 'DAEMON_DEPLOYMENT_IN_PROGRESS', 'Daemon deployment in progress.');
}

/** The circuit breaker and the alarms give it up. Assumption: the wordings of the reasons. */
function watchDeployment(step: DaemonStep, deploymentArn: string): void {
  const { circuitBreaker, alarms, rollback, status } = daemonDeploymentOf(step.draft, deploymentArn);
  if (status === 'ROLLBACK_IN_PROGRESS') {
    if ((rollback?.failureCount ?? 0) < circuitBreaker.threshold) return;
    return failDaemonDeployment(step, { reason: 'The rollback failed: tasks failed to start.' });
  }
  if (circuitBreaker.failureCount >= circuitBreaker.threshold) {
    return failDaemonDeployment(step, {
      monitor: 'circuitBreaker',
      reason: 'Daemon deployment circuit breaker: tasks failed to start.',
    });
  }
  if (alarms.status !== 'MONITORING') return;
  const triggered = listTriggeredAlarms(step.draft, alarms.alarmNames, scopeOfArn(deploymentArn));
  if (triggered.length === 0) return;
  step.draft.daemonDeployments.update(deploymentArn, (record) => {
    record.alarms.triggeredAlarmNames = triggered;
  });
  failDaemonDeployment(step, { monitor: 'alarms', reason: 'Daemon deployment alarms: an alarm was triggered.' });
}

function planNext(step: DaemonStep, deployment: DaemonDeploymentRecord): RolloutStep {
  const { configuration, hasOpenStep, bakeUntil } = deployment;
  const places = surveyDaemon(step);
  const isSettled = places.every(({ state }) => state === 'serving' || state === 'outdated');
  const outdated = places.filter(({ state }) => state === 'outdated').map(({ instance }) => instance);
  return planRolloutStep({
    now: step.context.now,
    isBusy: !isSettled || isCapacityMoving(step.draft, { deployment, goal: goalOf(step) }),
    outdated: outdated.map(arnOf),
    replaceable: outdated.filter((instance) => canReplace(step.draft, instance)).map(arnOf),
    instanceCount: places.length,
    drainPercent: configuration.drainPercent,
    bakeMs: configuration.bakeTimeInMinutes * MS_PER_MINUTE,
    ...{ hasOpenStep, bakeUntil },
  });
}

function arnOf({ containerInstanceArn }: ContainerInstanceRecord): string {
  return containerInstanceArn;
}

/** Where the provider has gone, the instance goes as well. */
function canReplace(draft: EcsDraft, { clusterArn, capacityProviderName = '' }: ContainerInstanceRecord): boolean {
  const provider = findUsedProvider(draft, capacityProviderArnIn(clusterArn, capacityProviderName));
  return provider === undefined || listLaunchZones(draft, provider).length > 0;
}

function act(step: DaemonStep, deploymentArn: string, plan: RolloutStep): void {
  const { draft, context, daemonArn } = step;
  if (plan.kind === 'complete') return endDaemonDeployment(step, { isComplete: true });
  if (plan.kind === 'bake') {
    draft.daemonDeployments.update(deploymentArn, (record) => {
      record.hasOpenStep = false;
      record.bakeUntil = plan.until;
    });
  }
  if (plan.kind === 'replace') {
    draft.daemonDeployments.update(deploymentArn, (record) => {
      record.hasOpenStep = true;
      delete record.bakeUntil;
    });
    for (const containerInstanceArn of plan.instances) replaceInstance({ draft, context, containerInstanceArn });
    return;
  }
  if (plan.until !== undefined) requestDaemonReconcile({ daemonArn, afterMs: plan.until - context.now }, context);
}
