import type { UpdateServiceRequest, UpdateServiceResponse } from '@aws-sdk/client-ecs';
import { castDraft } from 'immer';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import { invalidParameter } from '../ecs-errors.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ExpressSpec } from '../express-gateway-service/express-gateway-service-record.js';
import { assertConnectable } from '../gateway/list-compatible-gateways.js';
import { routeService } from '../gateway/route-service.js';
import { startDeployment } from '../service-deployment/start-deployment.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import { changeLaunchSpec, needsDeployment } from './change-launch-spec.js';
import { readLaunchSpec } from './read-launch-spec.js';
import { requestReconcile } from './request-reconcile.js';
import { assertUpdatable, readNewController } from './rules/deployment-controller-rules.js';
import { assertLeavesToExpressMode } from './rules/express-mode-rules.js';
import { assertScheduling } from './rules/scheduling-rules.js';
import { assertUpdateServiceInput } from './rules/service-input-rules.js';
import { assertSettings } from './rules/settings-rules.js';
import type { ServiceRecord, ServiceSettings } from './service-record.js';
import { readChangedSettings } from './service-settings.js';
import { settle, type SettledLaunch } from './settled-launch.js';
import { noteService, serviceOf, type ServiceStep } from './service-step.js';
import { getActiveService, serviceArnOf } from './service-table.js';
import { toServiceView } from './service-view.js';

export function updateService(
  draft: EcsDraft,
  input: UpdateServiceRequest,
  context: EcsContext,
): UpdateServiceResponse {
  const service = reviseService(draft, { input }, context);
  return { service: toServiceView(draft, service, { withTags: true }) };
}

export interface ServiceRevision {
  readonly input: UpdateServiceRequest;
  /** Express Mode revises the service. */
  readonly express?: ExpressSpec;
}

export function reviseService(
  draft: EcsDraft,
  { input, express }: ServiceRevision,
  context: EcsContext,
): ServiceRecord {
  assertUpdateServiceInput(input);
  const wanted = input.taskDefinition
    ? getRunnableTaskDefinition(draft, input.taskDefinition, context.scope)
    : undefined;
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const before = getActiveService(draft, serviceArnOf(cluster, input.service ?? '', context.scope));
  const deploymentController = readNewController(input, before.deploymentController);
  if (express === undefined) assertLeavesToExpressMode(input, before);
  assertUpdatable(input, deploymentController);
  assertScheduling(input, before);
  const launch = readLaunch(draft, { input, express, before, cluster, wanted, deploymentController }, context);
  const settings = readChangedSettings({ input, before, deploymentController }, launch.spec);
  assertSettings({ input, settings, verb: 'updated' }, launch);
  const { serviceArn, clusterArn } = before;
  if (input.gatewayConnectors && launch.spec) assertConnectable(draft, { clusterArn, spec: launch.spec });

  const step = { draft, context, serviceArn };
  const isHandedOver = before.deploymentController !== deploymentController;
  if (isHandedOver) removeTaskSets(step);
  changeService(step, settings, launch);
  const deploys =
    launch.spec && (isHandedOver || input.forceNewDeployment || needsDeployment(before.spec, launch.spec));
  if (deploys) startDeployment(step, launch.spec);
  // Gateways may have come and gone since.
  if (deploys || input.gatewayConnectors) routeService(step);
  requestReconcile({ serviceArn, afterMs: context.timing.schedulerReactionMs }, context);
  return serviceOf(step);
}

interface Update {
  readonly input: UpdateServiceRequest;
  readonly express: ExpressSpec | undefined;
  readonly before: ServiceRecord;
  readonly cluster: ClusterRecord;
  /** The definition that the request names. */
  readonly wanted: TaskDefinitionRecord | undefined;
  readonly deploymentController: ServiceRecord['deploymentController'];
}

/** A service keeps a definition that has become INACTIVE since. What others deploy is for their task sets to say. */
function readLaunch(draft: EcsDraft, update: Update, context: EcsContext): SettledLaunch {
  const { input, express, before, cluster, wanted, deploymentController } = update;
  const taskDefinition = wanted ?? draft.taskDefinitions.get(before.spec?.taskDefinition ?? '');
  if (deploymentController !== 'ECS') return settle(draft, { spec: before.spec, taskDefinition }, context.scope);
  if (taskDefinition === undefined) throw invalidParameter('TaskDefinition can not be blank.');
  const spec =
    before.spec === undefined
      ? readLaunchSpec(draft, { input, cluster, taskDefinition }, context)
      : changeLaunchSpec(draft, { input, before: before.spec, cluster, taskDefinition, express }, context);
  return settle(draft, { spec, taskDefinition }, context.scope);
}

/** The tasks of the task sets are replaced by those of the first deployment. */
function removeTaskSets({ draft, serviceArn }: ServiceStep): void {
  for (const { taskSetArn } of [...draft.taskSets.list('byService', [serviceArn])]) draft.taskSets.delete(taskSetArn);
}

function changeService(step: ServiceStep, settings: ServiceSettings, { spec }: SettledLaunch): void {
  noteService(step, (service) => {
    const { desiredCount, availabilityZoneRebalancing } = service;
    Object.assign(service, castDraft(settings));
    service.exitedTasks = 0;
    if (spec !== undefined) service.spec = castDraft(spec);
    if (
      desiredCount !== settings.desiredCount ||
      availabilityZoneRebalancing !== settings.availabilityZoneRebalancing
    ) {
      service.isSteady = false;
    }
  });
}
