import type { ExpressGatewayScalingTarget, ManagedResourceStatus } from '@aws-sdk/client-ecs';
import type { Stored } from '../../store/table.js';

/** What ECS keeps of an Express Mode service beside the service itself. */
export interface ExpressGatewayServiceRecord extends Stored {
  serviceArn: string;
  infrastructureRoleArn: string;
  updatedAt: number;
  /** The host that users call. */
  endpoint: string;
  /** Of all the resources together. */
  resourceStatus: ManagedResourceStatus;
  resourcesUpdatedAt: number;
  resources: ManagedResources;
  /** The task definitions that ECS has registered for the service, by ARN. */
  managedDefinitions: string[];
}

/** What ECS sets up in other services, by ARN. */
export interface ManagedResources {
  loadBalancerArn: string;
  loadBalancerSecurityGroupArn: string;
  listenerArn: string;
  listenerRuleArn: string;
  /** Revisions take turns with them. */
  targetGroupArns: [string, string];
  certificateArn: string;
  alarmArn: string;
  scalableTargetArn: string;
  scalingPolicyArn: string;
  /** Undefined: the request has named security groups. */
  serviceSecurityGroupArn?: string;
  /** By its name. It has none where the request names another. */
  logGroupName: string;
}

/** What a revision of an Express Mode service has beside what its tasks are launched from. */
export interface ExpressSpec {
  healthCheckPath: string;
  scalingTarget: Required<NonNullableMembers<ExpressGatewayScalingTarget>>;
}

type NonNullableMembers<T> = { [Member in keyof T]: NonNullable<T[Member]> };
