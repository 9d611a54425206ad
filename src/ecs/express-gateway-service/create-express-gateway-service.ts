import type { CreateExpressGatewayServiceRequest, CreateExpressGatewayServiceResponse } from '@aws-sdk/client-ecs';
import { assertName } from '../assert-name.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import { createEndpoint } from '../gateway/create-endpoint.js';
import { assertRoleArn } from '../gateway/read-gateway-input.js';
import { addService } from '../service/create-service.js';
import { serviceArnOf } from '../service/service-table.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import { createManagedResources } from './create-managed-resources.js';
import { scheduleResources } from './express-gateway-service-transitions.js';
import { toExpressServiceView } from './express-gateway-service-view.js';
import { assertDefinable, assertExpressInput } from './express-rules.js';
import { fillDefinition, findMain } from './managed-definition.js';
import { nameService } from './name-service.js';
import { prepareCluster } from './prepare-cluster.js';
import { readScalingTarget } from './read-scaling-target.js';
import { registerManagedDefinition } from './register-managed-definition.js';
import { toServiceInput } from './to-service-input.js';

export function createExpressGatewayService(
  draft: EcsDraft,
  input: CreateExpressGatewayServiceRequest,
  context: EcsContext,
): CreateExpressGatewayServiceResponse {
  const { infrastructureRoleArn = '', taskDefinitionArn, healthCheckPath = '/ping' } = input;
  assertExpressInput(input);
  assertRoleArn(infrastructureRoleArn);
  if (taskDefinitionArn === undefined) assertDefinable(input);
  const scalingTarget = readScalingTarget(input.scalingTarget);
  const cluster = prepareCluster(draft, input.cluster, context);
  const { clusterArn, clusterName } = cluster;
  const named = taskDefinitionArn && getRunnableTaskDefinition(draft, taskDefinitionArn, context.scope);
  const { image = '' } = (named ? findMain(named.definition) : input.primaryContainer) ?? {};
  const serviceName = input.serviceName ?? nameService(image, context);
  assertName('service', serviceName);
  const serviceArn = serviceArnOf(cluster, serviceName, context.scope);

  const resources = createManagedResources({ serviceArn, clusterName, network: input.networkConfiguration }, context);
  const owner = { clusterName, serviceName, logGroupName: resources.logGroupName };
  const taskDefinition = named || registerManagedDefinition(draft, { wanted: fillDefinition(input), owner }, context);
  const serviceInput = toServiceInput(draft, {
    ...{ input, serviceName, clusterArn, taskDefinition, resources, scalingTarget },
  });
  const service = addService(draft, { input: serviceInput, express: { healthCheckPath, scalingTarget } }, context);
  const express = draft.expressGatewayServices.insert({
    ...{ serviceArn, infrastructureRoleArn, resources, endpoint: createEndpoint(serviceArn, context.identifiers) },
    managedDefinitions: named ? [] : [taskDefinition.taskDefinitionArn],
    ...{ resourceStatus: 'PROVISIONING', resourcesUpdatedAt: context.now, updatedAt: context.now },
  });
  scheduleResources(serviceArn, context);
  return { service: toExpressServiceView(draft, { express, service }, { withTags: true }) };
}
