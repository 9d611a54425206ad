import { castDraft } from 'immer';
import { scopeOfArn } from '../../aws/arn.js';
import type { EcsDraft } from '../ecs-state.js';
import { listTriggeredAlarms } from '../service/alarm-table.js';
import type { LaunchSpec } from '../service/launch-spec.js';
import { requestReconcile } from '../service/request-reconcile.js';
import { countTasks } from '../service/count-tasks.js';
import type { DeploymentRecord, ServiceRecord } from '../service/service-record.js';
import { noteService, serviceOf, type ServiceStep } from '../service/service-step.js';
import { endServiceDeployment } from './end-service-deployment.js';
import { planThreshold } from './plan-circuit-breaker.js';
import { planStages } from './plan-stages.js';
import type { ServiceDeploymentRecord } from './service-deployment-record.js';
import { deploymentIdOf } from './service-revision-table.js';

/** Makes a revision of the service and begins to bring it out, in place of whatever was under way. */
export function startDeployment(step: ServiceStep, spec: LaunchSpec): void {
  const { draft, context, serviceArn } = step;
  // Assumption: the wording; that a new deployment takes the place of one under way is on record.
  endServiceDeployment(step, { status: 'STOPPED', statusReason: 'Superseded by a new service deployment.' });
  const service = serviceOf(step);
  const { clusterArn, deployments } = service;
  const serviceRevisionArn = `${serviceArn.replace(':service/', ':service-revision/')}/${context.identifiers.digits(19)}`;
  draft.serviceRevisions.insert({ serviceRevisionArn, serviceArn, clusterArn, spec, createdAt: context.now });
  const { serviceDeploymentArn } = draft.serviceDeployments.insert({
    serviceDeploymentArn: `${serviceArn.replace(':service/', ':service-deployment/')}/${context.identifiers.urlSafe(21)}`,
    ...{ serviceArn, clusterArn, status: 'PENDING' },
    sourceRevisionArns: deployments.map((deployment) => deployment.serviceRevisionArn),
    targetRevisionArn: serviceRevisionArn,
    deploymentConfiguration: service.deploymentConfiguration,
    ...monitorsOf(step, service),
    ...planShift(step, service, spec),
    hooks: [],
    ...{ createdAt: context.now, updatedAt: context.now },
  });
  const id = deploymentIdOf(serviceRevisionArn);
  noteService(step, (record) => {
    record.spec = castDraft(spec);
    record.isSteady = false;
    record.currentServiceDeployment = serviceDeploymentArn;
    for (const deployment of record.deployments) deployment.status = 'ACTIVE';
    record.deployments.unshift({
      ...{ id, serviceRevisionArn, status: 'PRIMARY', failedTasks: 0 },
      ...{ rolloutState: 'IN_PROGRESS', rolloutStateReason: `ECS deployment ${id} in progress.` },
      ...{ createdAt: context.now, updatedAt: context.now },
    });
  });
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerReactionMs }, context);
}

/** What traffic shifts away from, and in which stages. */
export function planShift(
  { draft }: ServiceStep,
  service: ServiceRecord,
  spec: LaunchSpec,
): Pick<ServiceDeploymentRecord, 'blueRevisionArn' | 'stagesAhead' | 'traffic'> {
  const { deploymentConfiguration: configuration, schedulingStrategy, deployments } = service;
  const blueRevisionArn = findServingRevision(draft, service);
  const sources = blueRevisionArn === undefined ? 0 : deployments.length;
  const hasTestTraffic = receivesTestTraffic(spec);
  const stagesAhead = schedulingStrategy === 'REPLICA' ? planStages({ configuration, sources, hasTestTraffic }) : [];
  if (stagesAhead.length === 0) return { stagesAhead };
  return {
    ...(blueRevisionArn !== undefined && { blueRevisionArn }),
    stagesAhead,
    traffic: { production: 0, ...(hasTestTraffic && { test: 0 }) },
  };
}

/**
 * Assumption: the revision that was brought out last serves; where none ever was, the latest of which tasks run. Where none run,
 * nothing serves.
 */
function findServingRevision(
  draft: EcsDraft,
  { serviceArn, deployments, completedRevisionArn }: ServiceRecord,
): string | undefined {
  const runs = ({ id }: DeploymentRecord) => countTasks(draft, { serviceArn, starter: id }).running > 0;
  const serving =
    deployments.find(({ serviceRevisionArn }) => serviceRevisionArn === completedRevisionArn) ?? deployments.find(runs);
  return serving?.serviceRevisionArn;
}

/** By a listener rule, which gateways always have, or by a header that Service Connect knows. */
function receivesTestTraffic({
  loadBalancers,
  serviceConnectConfiguration,
  gatewayConnectors = [],
}: LaunchSpec): boolean {
  return (
    serviceConnectConfiguration?.enabled === true ||
    gatewayConnectors.length > 0 ||
    loadBalancers.some(({ advancedConfiguration }) => advancedConfiguration?.testListenerRule !== undefined)
  );
}

/** An alarm that has gone off before the deployment began says nothing about it: alarms do not count then. */
export function monitorsOf(
  { draft, serviceArn }: ServiceStep,
  { deploymentConfiguration: { deploymentCircuitBreaker, alarms }, desiredCount }: ServiceRecord,
): Pick<ServiceDeploymentRecord, 'circuitBreaker' | 'alarms'> {
  const alarmNames = alarms?.alarmNames ?? [];
  const areWatched =
    alarms?.enable === true &&
    alarmNames.length > 0 &&
    listTriggeredAlarms(draft, alarmNames, scopeOfArn(serviceArn)).length === 0;
  return {
    circuitBreaker: {
      status: deploymentCircuitBreaker.enable ? 'MONITORING' : 'DISABLED',
      failureCount: 0,
      threshold: planThreshold(deploymentCircuitBreaker, desiredCount),
    },
    alarms: { status: areWatched ? 'MONITORING' : 'DISABLED', alarmNames, triggeredAlarmNames: [] },
  };
}
