import type { CreateServiceRequest, CreateServiceResponse } from '@aws-sdk/client-ecs';
import { rememberToken } from '../client-token.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ExpressSpec } from '../express-gateway-service/express-gateway-service-record.js';
import { assertConnectable } from '../gateway/list-compatible-gateways.js';
import { routeService } from '../gateway/route-service.js';
import { rootUserArn } from '../root-user-arn.js';
import { startDeployment } from '../service-deployment/start-deployment.js';
import { readTags } from '../tag/read-tags.js';
import { startCodeDeployTaskSet } from '../task-set/start-task-set.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import { findSameService, toArguments } from './find-same-service.js';
import { forgetService } from './forget-service.js';
import { readLaunchSpec } from './read-launch-spec.js';
import { assertRole } from './rules/role-rules.js';
import { assertCreateServiceInput, assertServiceQuota } from './rules/service-input-rules.js';
import { assertSettings } from './rules/settings-rules.js';
import { FORGET_SERVICE } from './service-kinds.js';
import type { ServiceRecord } from './service-record.js';
import { readNewSettings } from './service-settings.js';
import { settle } from './settled-launch.js';
import { serviceOf } from './service-step.js';
import { serviceArnOf } from './service-table.js';
import { toServiceView } from './service-view.js';

export function createService(
  draft: EcsDraft,
  input: CreateServiceRequest,
  context: EcsContext,
): CreateServiceResponse {
  const service = addService(draft, { input }, context);
  return { service: toServiceView(draft, service, { withTags: true }) };
}

export interface NewService {
  readonly input: CreateServiceRequest;
  /** Of a service of Express Mode. */
  readonly express?: ExpressSpec;
}

export function addService(draft: EcsDraft, { input, express }: NewService, context: EcsContext): ServiceRecord {
  const { scope, now } = context;
  assertCreateServiceInput(input);
  const tags = readTags(input.tags);
  const taskDefinition = input.taskDefinition
    ? getRunnableTaskDefinition(draft, input.taskDefinition, scope)
    : undefined;
  const cluster = getActiveCluster(draft, input.cluster, scope);
  const { clusterArn } = cluster;
  const serviceArn = serviceArnOf(cluster, input.serviceName ?? '', scope);
  const use = { operation: 'CreateService', clusterArn, input, now, serviceArn };
  const existing = findSameService(draft, use);
  if (existing !== undefined) return existing;
  const spec = taskDefinition && readLaunchSpec(draft, { input, cluster, taskDefinition, express }, context);
  const launch = settle(draft, { spec, taskDefinition }, scope);
  const settings = readNewSettings(input, launch, scope);
  assertSettings({ input, settings, verb: 'created' }, launch);
  if (spec !== undefined) assertConnectable(draft, { clusterArn, spec });
  assertRole(input, taskDefinition?.definition.networkMode);
  assertServiceQuota(draft, clusterArn);

  const step = { draft, context, serviceArn };
  replaceService(step, {
    ...{ serviceArn, serviceName: input.serviceName ?? '', clusterArn, status: 'ACTIVE', ...settings, tags },
    ...{ createdAt: now, createdBy: rootUserArn(scope), createdWith: toArguments(input) },
    ...{ deployments: [], isSteady: false, exitedTasks: 0, unannounced: [] },
  });
  rememberToken(draft, use, [serviceArn]);
  if (spec !== undefined) {
    const start = settings.deploymentController === 'ECS' ? startDeployment : startCodeDeployTaskSet;
    start(step, spec);
    routeService(step);
  }
  return serviceOf(step);
}

interface Creation {
  readonly draft: EcsDraft;
  readonly context: EcsContext;
  readonly serviceArn: string;
}

/** One of the same name that is INACTIVE can be described no more. */
function replaceService({ draft, context, serviceArn }: Creation, facts: Omit<ServiceRecord, 'sequence'>): void {
  forgetService(draft, serviceArn);
  context.cancel(serviceArn, [FORGET_SERVICE]);
  draft.services.insert(facts);
}
