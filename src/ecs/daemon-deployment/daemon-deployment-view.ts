import type { DaemonDeployment, DaemonDeploymentRevisionDetail, DaemonDeploymentSummary } from '@aws-sdk/client-ecs';
import { capacityProviderArnIn } from '../capacity-provider/capacity-provider-table.js';
import { countDaemonInstances } from '../daemon/count-daemon-instances.js';
import { daemonRevisionOf } from '../daemon-revision/daemon-revision-table.js';
import type { EcsDraft } from '../ecs-state.js';
import { toDate } from '../to-date.js';
import type { DaemonDeploymentRecord } from './daemon-deployment-record.js';

export function toDaemonDeploymentView(draft: EcsDraft, deployment: DaemonDeploymentRecord): DaemonDeployment {
  const { daemonDeploymentArn, clusterArn, status, statusReason, targetRevisionArn } = deployment;
  const { circuitBreaker, alarms, configuration, sourceRevisionArns } = deployment;
  return {
    ...{ daemonDeploymentArn, clusterArn, status, statusReason },
    ...(targetRevisionArn !== undefined && { targetDaemonRevision: toDetail(draft, targetRevisionArn) }),
    sourceDaemonRevisions: sourceRevisionArns.map((arn) => toDetail(draft, arn)),
    ...{ circuitBreaker, alarms, deploymentConfiguration: configuration },
    rollback: toRollback(draft, deployment),
    ...timesOf(deployment),
  };
}

export function toDaemonDeploymentSummary(deployment: DaemonDeploymentRecord): DaemonDeploymentSummary {
  const { daemonDeploymentArn, daemonArn, clusterArn, status, statusReason, targetRevisionArn } = deployment;
  return {
    ...{ daemonDeploymentArn, daemonArn, clusterArn, status, statusReason },
    targetDaemonRevisionArn: targetRevisionArn,
    ...timesOf(deployment),
  };
}

function timesOf({ createdAt, startedAt, stoppedAt, finishedAt }: DaemonDeploymentRecord) {
  return {
    createdAt: new Date(createdAt),
    startedAt: toDate(startedAt),
    stoppedAt: toDate(stoppedAt),
    finishedAt: toDate(finishedAt),
  };
}

/** As things are now, also for a deployment that is over. Assumption: as in DescribeDaemon. */
function toDetail(draft: EcsDraft, arn: string): DaemonDeploymentRevisionDetail {
  const revision = daemonRevisionOf(draft, arn);
  const { counted, totals } = countDaemonInstances(draft, revision);
  const isOptional = !revision.critical;
  return {
    arn,
    capacityProviders: counted.map(({ arn: providerArn, running, draining, without }) => ({
      arn: providerArn,
      ...{ runningInstanceCount: running, drainingInstanceCount: draining },
      ...(isOptional && { withoutDaemonInstanceCount: without }),
    })),
    ...{ totalRunningInstanceCount: totals.running, totalDrainingInstanceCount: totals.draining },
    ...(isOptional && { totalWithoutDaemonInstanceCount: totals.without }),
  };
}

function toRollback(draft: EcsDraft, { rollback, clusterArn }: DaemonDeploymentRecord): DaemonDeployment['rollback'] {
  if (rollback === undefined) return undefined;
  const { reason, startedAt, revisionArn } = rollback;
  const { capacityProviders } = daemonRevisionOf(draft, revisionArn);
  return {
    reason,
    startedAt: new Date(startedAt),
    rollbackTargetDaemonRevisionArn: revisionArn,
    rollbackCapacityProviders: capacityProviders.map((name) => capacityProviderArnIn(clusterArn, name)),
  };
}
