import type {
  DeploymentAlarms,
  DeploymentLifecycleHookDetail,
  ServiceDeployment,
  ServiceDeploymentLifecycleStage,
} from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import { toDate } from '../to-date.js';
import type { HookRecord, ServiceDeploymentRecord } from './service-deployment-record.js';
import { summarizeRevisions } from './summarize-revisions.js';

export function toServiceDeploymentView(draft: EcsDraft, deployment: ServiceDeploymentRecord): ServiceDeployment {
  const { serviceDeploymentArn, serviceArn, clusterArn, status, statusReason } = deployment;
  const { createdAt, startedAt, finishedAt, stoppedAt, updatedAt } = deployment;
  const { stage, hooks, rollback, circuitBreaker, deploymentConfiguration } = deployment;
  const { sources, target } = deployment.final ?? summarizeRevisions(draft, deployment);
  return {
    ...{ serviceDeploymentArn, serviceArn, clusterArn, status, statusReason },
    createdAt: new Date(createdAt),
    startedAt: toDate(startedAt),
    finishedAt: toDate(finishedAt),
    stoppedAt: toDate(stoppedAt),
    updatedAt: new Date(updatedAt),
    sourceServiceRevisions: sources,
    targetServiceRevision: target,
    // The enum of the SDK lacks a stage at which hooks can run.
    ...(stage && { lifecycleStage: stage.name as ServiceDeploymentLifecycleStage }),
    ...(hooks.length > 0 && { lifecycleHookDetails: hooks.map(toHookView) }),
    deploymentConfiguration: { ...deploymentConfiguration, alarms: deploymentConfiguration.alarms ?? NO_ALARMS },
    ...(rollback && { rollback: { ...rollback, startedAt: new Date(rollback.startedAt) } }),
    deploymentCircuitBreaker: circuitBreaker,
    alarms: toAlarmsView(deployment),
  };
}

const NO_ALARMS: DeploymentAlarms = { alarmNames: [], rollback: false, enable: false };

function toAlarmsView({ alarms }: ServiceDeploymentRecord): NonNullable<ServiceDeployment['alarms']> {
  return alarms.alarmNames.length > 0 ? alarms : { status: alarms.status };
}

function toHookView(hook: HookRecord): DeploymentLifecycleHookDetail {
  const { hookId, targetType, targetArn, status, expiresAt, timeoutAction } = hook;
  return { hookId, targetType, targetArn, status, expiresAt: new Date(expiresAt), timeoutAction };
}
