import type {
  ECSManagedResources,
  ExpressGatewayServiceScalingMetric,
  ManagedAutoScaling,
  ManagedIngressPath,
  ManagedResourceStatus,
} from '@aws-sdk/client-ecs';
import { arnTail, formatArn, scopeOfArn } from '../../aws/arn.js';
import type { LaunchSpec } from '../service/launch-spec.js';
import type { CompleteDefinition } from '../task-definition/task-definition-record.js';
import type { ExpressGatewayServiceRecord, ExpressSpec } from './express-gateway-service-record.js';
import { readManagedDefinition } from './managed-definition.js';

export interface ResourceSubject {
  readonly express: ExpressGatewayServiceRecord;
  readonly spec: LaunchSpec;
  readonly definition: CompleteDefinition;
}

/** Assumption: the resources come into being, and go, all at the same time. */
export function toManagedResourcesView(
  { express, spec, definition }: ResourceSubject,
  { healthCheckPath, scalingTarget }: ExpressSpec,
): ECSManagedResources {
  const { resources, serviceArn } = express;
  const { awsLogsConfiguration: logs, containerPort = 0 } = readManagedDefinition(definition).primaryContainer;
  const { logGroupName, serviceSecurityGroupArn, alarmArn } = resources;
  const managed = toManaged(express);
  return {
    ingressPaths: [toIngressPath(express, spec, { healthCheckPath, containerPort })],
    autoScaling: toAutoScaling(express, scalingTarget),
    metricAlarms: [managed(alarmArn)],
    serviceSecurityGroups: serviceSecurityGroupArn === undefined ? [] : [managed(serviceSecurityGroupArn)],
    logGroups:
      logs?.logGroup === logGroupName
        ? [{ ...managed(formatArn('logs', scopeOfArn(serviceArn), `log-group:${logGroupName}`)), logGroupName }]
        : [],
  };
}

interface Managed {
  readonly arn: string;
  readonly status: ManagedResourceStatus;
  readonly updatedAt: Date;
}

function toManaged({ resourceStatus, resourcesUpdatedAt }: ExpressGatewayServiceRecord): (arn: string) => Managed {
  return (arn) => ({ arn, status: resourceStatus, updatedAt: new Date(resourcesUpdatedAt) });
}

function toIngressPath(
  express: ExpressGatewayServiceRecord,
  spec: LaunchSpec,
  target: Pick<ExpressSpec, 'healthCheckPath'> & { readonly containerPort: number },
): ManagedIngressPath {
  const { endpoint, resources } = express;
  const managed = toManaged(express);
  const { containerPort: port, healthCheckPath } = target;
  return {
    ...{ accessType: 'PUBLIC', endpoint },
    loadBalancer: {
      ...managed(resources.loadBalancerArn),
      scheme: 'internet-facing',
      subnetIds: spec.networkConfiguration?.awsvpcConfiguration?.subnets,
      securityGroupIds: [arnTail(resources.loadBalancerSecurityGroupArn)],
    },
    loadBalancerSecurityGroups: [managed(resources.loadBalancerSecurityGroupArn)],
    certificate: { ...managed(resources.certificateArn), domainName: endpoint },
    listener: managed(resources.listenerArn),
    rule: managed(resources.listenerRuleArn),
    targetGroups: resources.targetGroupArns.map((arn) => ({
      ...managed(arn),
      ...{ healthCheckPath, healthCheckPort: port, port },
    })),
  };
}

const METRICS: Readonly<Record<ExpressGatewayServiceScalingMetric, string>> = {
  AVERAGE_CPU: 'ECSServiceAverageCPUUtilization',
  AVERAGE_MEMORY: 'ECSServiceAverageMemoryUtilization',
  REQUEST_COUNT_PER_TARGET: 'ALBRequestCountPerTarget',
};

function toAutoScaling(
  express: ExpressGatewayServiceRecord,
  { minTaskCount, maxTaskCount, autoScalingMetric, autoScalingTargetValue }: ExpressSpec['scalingTarget'],
): ManagedAutoScaling {
  const { scalableTargetArn, scalingPolicyArn } = express.resources;
  const managed = toManaged(express);
  return {
    scalableTarget: { ...managed(scalableTargetArn), minCapacity: minTaskCount, maxCapacity: maxTaskCount },
    applicationAutoScalingPolicies: [
      {
        ...managed(scalingPolicyArn),
        policyType: 'TargetTrackingScaling',
        targetValue: autoScalingTargetValue,
        metric: METRICS[autoScalingMetric],
      },
    ],
  };
}
