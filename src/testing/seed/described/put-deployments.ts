import type { Deployment, Service } from '@aws-sdk/client-ecs';
import { arnTail } from '../../../aws/arn.js';
import { monitorsOf, planShift } from '../../../ecs/service-deployment/start-deployment.js';
import type { LaunchSpec } from '../../../ecs/service/launch-spec.js';
import type { DeploymentRecord } from '../../../ecs/service/service-record.js';
import { noteService, serviceOf } from '../../../ecs/service/service-step.js';
import type { Described } from '../../seeding/described.js';
import { pick } from '../../seeding/pick.js';
import { getDescribedDefinition } from './get-described-definition.js';
import type { DescribedService } from './put-service.js';
import { readSpec } from './read-spec.js';

/** The deployments of a service that ECS deploys, of which the PRIMARY one may be under way. */
export function putDeployments(step: DescribedService, service: Described<Service>): void {
  const live = (service.deployments ?? []).filter(({ status }) => status === 'PRIMARY' || status === 'ACTIVE');
  const records = live.map((deployment, index) => {
    if (service.status !== 'INACTIVE') {
      getDescribedDefinition(step, `deployments[${index}].taskDefinition`, deployment.taskDefinition ?? '');
    }
    return toRecord(step, deployment, live.length);
  });
  for (const [index, { serviceRevisionArn, createdAt, status }] of records.entries()) {
    const { draft, serviceArn } = step;
    const { clusterArn } = serviceOf(toServiceStep(step));
    const shown =
      status === 'PRIMARY' ? { ...pick(service, SHARED), ...live[index], ...platformOf(service) } : live[index];
    const spec = readSpec(shown ?? {}, service);
    draft.ecs.serviceRevisions.insert({ serviceRevisionArn, serviceArn, clusterArn, spec, createdAt });
    if (status === 'PRIMARY') noteService(toServiceStep(step), (record) => void Object.assign(record, { spec }));
  }
  putRecords(step, records, service);
}

/** The service shows these of its PRIMARY deployment. */
const SHARED = ['launchType', 'capacityProviderStrategy', 'platformFamily', 'networkConfiguration'] as const;

/** The service shows the version that was asked for, and its deployments the one that it stood for. */
function platformOf({ platformVersion }: Described<Service>): Pick<LaunchSpec, 'platformVersion'> {
  return platformVersion === undefined ? {} : { platformVersion };
}

function putRecords(step: DescribedService, records: readonly DeploymentRecord[], service: Described<Service>): void {
  const primary = records.find(({ status }) => status === 'PRIMARY');
  const others = records.filter((record) => record !== primary);
  const completed = records.find(({ rolloutState }) => rolloutState === 'COMPLETED');
  noteService(toServiceStep(step), (record) => {
    record.deployments = others;
    record.isSteady = records.length === 1 && completed !== undefined && isWhole(service);
    if (completed !== undefined) record.completedRevisionArn = completed.serviceRevisionArn;
  });
  if (primary === undefined) return;
  if (primary.rolloutState === 'IN_PROGRESS') putServiceDeployment(step, primary, service);
  noteService(toServiceStep(step), (record) => void record.deployments.unshift(primary));
}

function isWhole({ desiredCount, runningCount, pendingCount = 0 }: Described<Service>): boolean {
  return desiredCount === runningCount && pendingCount === 0;
}

/** What is under way. One that shifts traffic is taken to be at its beginning or, where its tasks are wanted already, scaled up. */
function putServiceDeployment(
  step: DescribedService,
  { serviceRevisionArn, failedTasks, createdAt, updatedAt }: DeploymentRecord,
  { currentServiceDeployment: shownArn, deployments = [] }: Described<Service>,
): void {
  const { draft, context, serviceArn } = step;
  const serviceStep = toServiceStep(step);
  const service = serviceOf(serviceStep);
  const { circuitBreaker, alarms } = monitorsOf(serviceStep, service);
  const shift = planShift(serviceStep, service, service.spec as LaunchSpec);
  const isScaledUp = deployments.some(({ status, desiredCount = 0 }) => status === 'PRIMARY' && desiredCount > 0);
  const scaleUp = shift.stagesAhead.findIndex(({ name }) => name === 'SCALE_UP');
  const { serviceDeploymentArn } = draft.ecs.serviceDeployments.insert({
    serviceDeploymentArn:
      shownArn ?? `${serviceArn.replace(':service/', ':service-deployment/')}/${context.identifiers.urlSafe(21)}`,
    ...{ serviceArn, clusterArn: service.clusterArn, status: 'IN_PROGRESS' },
    sourceRevisionArns: service.deployments.map((source) => source.serviceRevisionArn),
    targetRevisionArn: serviceRevisionArn,
    deploymentConfiguration: service.deploymentConfiguration,
    ...{ circuitBreaker: { ...circuitBreaker, failureCount: failedTasks }, alarms },
    ...shift,
    stagesAhead: isScaledUp ? shift.stagesAhead.slice(scaleUp + 1) : shift.stagesAhead,
    hooks: [],
    ...{ createdAt, startedAt: createdAt, updatedAt },
  });
  noteService(serviceStep, (record) => void (record.currentServiceDeployment = serviceDeploymentArn));
}

function toRecord(
  { context, serviceArn }: DescribedService,
  deployment: Described<Deployment>,
  count: number,
): DeploymentRecord {
  const { id = '', status, desiredCount = 0, runningCount = 0, createdAt = context.now } = deployment;
  // Older replies do not tell.
  const isDone = status === 'ACTIVE' || (count === 1 && desiredCount === runningCount);
  const { rolloutState = isDone ? 'COMPLETED' : 'IN_PROGRESS', failedTasks = 0, updatedAt = createdAt } = deployment;
  const progress = rolloutState === 'COMPLETED' ? 'completed' : 'in progress';
  return {
    id,
    serviceRevisionArn: `${serviceArn.replace(':service/', ':service-revision/')}/${arnTail(id)}`,
    status: status === 'PRIMARY' ? 'PRIMARY' : 'ACTIVE',
    ...{ rolloutState, rolloutStateReason: deployment.rolloutStateReason ?? `ECS deployment ${id} ${progress}.` },
    ...{ failedTasks, createdAt, updatedAt },
  };
}

function toServiceStep({ draft, context, serviceArn }: DescribedService) {
  return { draft: draft.ecs, context, serviceArn };
}
