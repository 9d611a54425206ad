import type { ContainerDefinition, ContainerOverride, LaunchType, TaskOverride } from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { ClusterRecord } from '../cluster/cluster-record.js';
import type { ResourceClaim } from '../container-instance/resource-claim.js';
import type { EcsContext } from '../ecs-context.js';
import type { RunnableDefinition } from '../task-definition/task-definition-record.js';
import type { RequestedVolume } from './ebs-volume.js';
import type { TaskRecord, WaitingPlacement } from './task-record.js';

/** All that decides what a new task is like. */
export interface TaskRequest {
  readonly cluster: ClusterRecord;
  readonly taskDefinition: RunnableDefinition;
  readonly launchType: LaunchType;
  readonly capacityProviderName?: string | undefined;
  readonly containerInstanceArn?: string | undefined;
  /** What the task takes of that instance. */
  readonly claim?: ResourceClaim | undefined;
  /** There is no instance for the task yet. */
  readonly waiting?: WaitingPlacement | undefined;
  /** Default: that of the subnet. */
  readonly availabilityZone?: string | undefined;
  readonly platformVersion?: string | undefined;
  /** For awsvpc: the subnet that the task is in. */
  readonly subnetId?: string | undefined;
  readonly group?: string | undefined;
  readonly startedBy?: string | undefined;
  /** The service that the task is a part of. */
  readonly serviceArn?: string | undefined;
  /** The daemon that the task is a part of. */
  readonly daemon?: Required<Pick<TaskRecord, 'daemonArn' | 'daemonRevisionArn'>> | undefined;
  /** Whether load balancers or service discovery get to know the task. Default false. */
  readonly registersTargets?: boolean | undefined;
  /** Whether a load balancer checks the health of the task. Default false. */
  readonly hasLoadBalancer?: boolean | undefined;
  readonly volumes?: readonly RequestedVolume[] | undefined;
  readonly overrides?: TaskOverride | undefined;
  readonly enableExecuteCommand?: boolean | undefined;
  /** Somebody else says what becomes of the task: the clock does not move it. Default false. */
  readonly isReported?: boolean | undefined;
  readonly tags: readonly Tag[];
  /** Default: made from the world's seed. */
  readonly taskId?: string | undefined;
}

export type TaskContext = Pick<
  EcsContext,
  'now' | 'identifiers' | 'timing' | 'outcomeOf' | 'schedule' | 'scheduled' | 'cancel' | 'emit' | 'watcher'
>;

/** What the request overrides of a container; its name alone where this is nothing. */
export function overrideOf({ overrides }: TaskRequest, name: string): ContainerOverride {
  return overrides?.containerOverrides?.find((override) => override.name === name) ?? { name };
}

/** Tasks that nobody has put into a group are in that of their family. */
export function taskGroupOf({ group, taskDefinition }: Pick<TaskRequest, 'group' | 'taskDefinition'>): string {
  return group ?? `family:${taskDefinition.family}`;
}

export function containerDefinitionsIn({ taskDefinition }: TaskRequest): readonly ContainerDefinition[] {
  return taskDefinition.definition.containerDefinitions ?? [];
}
