import type { CreateServiceRequest, CreateServiceResponse } from '@aws-sdk/client-ecs';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import { getActiveCluster } from '../cluster/cluster-table.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { rootUserArn } from '../root-user-arn.js';
import { startDeployment } from '../service-deployment/start-deployment.js';
import { readTags } from '../tag/read-tags.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import { fillDeploymentConfiguration } from './fill-deployment-configuration.js';
import { forgetService } from './forget-service.js';
import { readLaunchSpec } from './read-launch-spec.js';
import type { ServiceRecord } from './service-record.js';
import { serviceOf } from './service-step.js';
import { serviceArnOf } from './service-table.js';
import { toServiceView } from './service-view.js';

export function createService(
  draft: EcsDraft,
  input: CreateServiceRequest,
  context: EcsContext,
): CreateServiceResponse {
  const taskDefinition =
    input.taskDefinition === undefined
      ? undefined
      : getRunnableTaskDefinition(draft, input.taskDefinition, context.scope);
  const cluster = getActiveCluster(draft, input.cluster, context.scope);
  const spec = taskDefinition && readLaunchSpec(draft, { input, cluster, taskDefinition }, context);
  const facts = buildService(input, cluster, context);
  const step = { draft, context, serviceArn: facts.serviceArn };
  forgetService(draft, facts.serviceArn);
  draft.services.insert(facts);
  if (spec !== undefined) startDeployment(step, spec);
  return { service: toServiceView(draft, serviceOf(step), { withTags: true }) };
}

function buildService(
  input: CreateServiceRequest,
  cluster: ClusterRecord,
  context: EcsContext,
): Omit<ServiceRecord, 'sequence'> {
  const { serviceName = '', schedulingStrategy = 'REPLICA', healthCheckGracePeriodSeconds } = input;
  const hasLoadBalancer = (input.loadBalancers?.length ?? 0) > 0;
  const gracePeriod = healthCheckGracePeriodSeconds ?? (hasLoadBalancer ? 0 : undefined);
  return {
    serviceArn: serviceArnOf(cluster, serviceName, context.scope),
    ...{ serviceName, clusterArn: cluster.clusterArn, status: 'ACTIVE', schedulingStrategy },
    deploymentController: input.deploymentController?.type ?? 'ECS',
    desiredCount: input.desiredCount ?? 0,
    deploymentConfiguration: fillDeploymentConfiguration(input.deploymentConfiguration, { schedulingStrategy }),
    placementConstraints: input.placementConstraints ?? [],
    placementStrategy: input.placementStrategy ?? [],
    ...(gracePeriod !== undefined && { healthCheckGracePeriodSeconds: gracePeriod }),
    availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? 'DISABLED',
    enableECSManagedTags: input.enableECSManagedTags ?? false,
    propagateTags: input.propagateTags ?? 'NONE',
    enableExecuteCommand: input.enableExecuteCommand ?? false,
    ...(input.role !== undefined && { roleArn: input.role }),
    tags: readTags(input.tags),
    ...{ createdAt: context.now, createdBy: rootUserArn(context.scope) },
    ...{ deployments: [], isSteady: false, unannounced: { registered: 0, deregistered: 0 } },
  };
}
