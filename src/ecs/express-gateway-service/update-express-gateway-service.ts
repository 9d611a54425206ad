import type {
  UpdateExpressGatewayServiceRequest,
  UpdateExpressGatewayServiceResponse,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs';
import { arnTail } from '../../aws/arn.js';
import type { EcsContext } from '../ecs-context.js';
import type { EcsDraft } from '../ecs-state.js';
import type { ExpressSpec } from './express-gateway-service-record.js';
import type { ServiceRecord } from '../service/service-record.js';
import { reviseService } from '../service/update-service.js';
import { getRunnableTaskDefinition } from '../task-definition/get-runnable-task-definition.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import { getActiveExpressService, type ExpressService } from './express-gateway-service-table.js';
import { toUpdatedServiceView } from './express-gateway-service-view.js';
import { assertDefinable, assertExpressInput, getMainPort, namesManagedMembers } from './express-rules.js';
import { fillDefinition, readManagedDefinition } from './managed-definition.js';
import { readScalingTarget } from './read-scaling-target.js';
import { registerManagedDefinition } from './register-managed-definition.js';

/** Assumption: each update brings out a new revision, even one that changes nothing: the image may be another by now. */
export function updateExpressGatewayService(
  draft: EcsDraft,
  input: UpdateExpressGatewayServiceRequest,
  context: EcsContext,
): UpdateExpressGatewayServiceResponse {
  assertExpressInput(input);
  const found = getActiveExpressService(draft, input.serviceArn ?? '', context.scope);
  const { serviceArn, clusterArn, spec } = found.service;
  const before = spec?.express;
  const scalingTarget = readScalingTarget(input.scalingTarget, before?.scalingTarget);
  const healthCheckPath = input.healthCheckPath ?? before?.healthCheckPath ?? '/ping';
  const taskDefinition = readDefinition(draft, { input, found }, context);

  const service = reviseService(
    draft,
    {
      input: {
        ...{ service: serviceArn, cluster: clusterArn, forceNewDeployment: true },
        desiredCount: clamp(found.service.desiredCount, scalingTarget),
        ...toServiceChange(input, found.service, taskDefinition),
      },
      express: { healthCheckPath, scalingTarget },
    },
    context,
  );
  const express = draft.expressGatewayServices.update(serviceArn, (record) => void (record.updatedAt = context.now));
  return { service: toUpdatedServiceView(draft, { express, service }) };
}

interface Update {
  readonly input: UpdateExpressGatewayServiceRequest;
  readonly found: ExpressService;
}

/** Undefined: the definition stays as it is. */
function readDefinition(
  draft: EcsDraft,
  { input, found: { express, service } }: Update,
  context: EcsContext,
): TaskDefinitionRecord | undefined {
  if (input.taskDefinitionArn !== undefined) {
    return getRunnableTaskDefinition(draft, input.taskDefinitionArn, context.scope);
  }
  if (!namesManagedMembers(input)) return undefined;
  const { serviceName, clusterArn, spec } = service;
  const owner = { clusterName: arnTail(clusterArn), serviceName, logGroupName: express.resources.logGroupName };
  const current = draft.taskDefinitions.get(spec?.taskDefinition ?? '');
  const isManaged = current && express.managedDefinitions.includes(current.taskDefinitionArn);
  const managed = isManaged ? readManagedDefinition(current.definition) : undefined;
  if (managed === undefined) assertDefinable(input);
  const next = registerManagedDefinition(draft, { wanted: fillDefinition(input, managed), owner }, context);
  draft.expressGatewayServices.update(
    express.serviceArn,
    (record) => void record.managedDefinitions.push(next.taskDefinitionArn),
  );
  return next;
}

/** The load balancer follows the port of the definition. */
function toServiceChange(
  { networkConfiguration: given }: UpdateExpressGatewayServiceRequest,
  { spec }: ServiceRecord,
  taskDefinition: TaskDefinitionRecord | undefined,
): Partial<UpdateServiceRequest> {
  const { awsvpcConfiguration: before } = spec?.networkConfiguration ?? {};
  const { subnets = before?.subnets, securityGroups = before?.securityGroups } = given ?? {};
  return {
    ...(given && { networkConfiguration: { awsvpcConfiguration: { ...before, subnets, securityGroups } } }),
    ...(taskDefinition && {
      taskDefinition: taskDefinition.taskDefinitionArn,
      loadBalancers: spec?.loadBalancers.map((loadBalancer) => ({
        ...loadBalancer,
        containerPort: getMainPort(taskDefinition.definition),
      })),
    }),
  };
}

/** As Application Auto Scaling does when its limits change. */
function clamp(count: number, { minTaskCount, maxTaskCount }: ExpressSpec['scalingTarget']): number {
  return Math.min(Math.max(count, minTaskCount), maxTaskCount);
}
