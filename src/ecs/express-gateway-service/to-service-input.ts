import type { CreateExpressGatewayServiceRequest, CreateServiceRequest } from '@aws-sdk/client-ecs';
import type { EcsDraft } from '../ecs-state.js';
import type { TaskDefinitionRecord } from '../task-definition/task-definition-record.js';
import { alarmNameOf } from './create-managed-resources.js';
import type { ExpressSpec, ManagedResources } from './express-gateway-service-record.js';
import { getMainPort } from './express-rules.js';
import { fillNetwork } from './fill-network.js';
import { MAIN } from './managed-definition.js';

export interface ServiceParts {
  readonly input: CreateExpressGatewayServiceRequest;
  readonly serviceName: string;
  readonly clusterArn: string;
  readonly taskDefinition: TaskDefinitionRecord;
  readonly resources: ManagedResources;
  readonly scalingTarget: ExpressSpec['scalingTarget'];
}

/** The service as Express Mode creates it. Assumption: the grace period; the figures of the deployment are on record. */
export function toServiceInput(draft: EcsDraft, parts: ServiceParts): CreateServiceRequest {
  const { input, serviceName, clusterArn, taskDefinition, resources, scalingTarget } = parts;
  const [targetGroupArn, alternateTargetGroupArn] = resources.targetGroupArns;
  return {
    ...{ serviceName, cluster: clusterArn, tags: input.tags },
    taskDefinition: taskDefinition.taskDefinitionArn,
    desiredCount: scalingTarget.minTaskCount,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE', base: 1, weight: 1 }],
    networkConfiguration: fillNetwork(draft, input.networkConfiguration, resources),
    loadBalancers: [
      {
        ...{ targetGroupArn, containerName: MAIN, containerPort: getMainPort(taskDefinition.definition) },
        advancedConfiguration: {
          ...{ alternateTargetGroupArn, productionListenerRule: resources.listenerRuleArn },
          roleArn: input.infrastructureRoleArn,
        },
      },
    ],
    healthCheckGracePeriodSeconds: 300,
    deploymentConfiguration: {
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
      bakeTimeInMinutes: 3,
      alarms: { alarmNames: [alarmNameOf(resources)], enable: true, rollback: true },
    },
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
  };
}
