import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import type { InstanceRecord } from '../batch/host/instance-table.js';
import type { JobDefinitionRecord } from '../batch/job-definition/job-definition-record.js';
import type { JobQueueRecord } from '../batch/job-queue/job-queue-record.js';
import type { JobRecord } from '../batch/job/job-record.js';
import type { AccountSettingRecord } from '../ecs/account-setting/account-setting-record.js';
import type { AutoScalingGroupRecord } from '../ecs/capacity-provider/auto-scaling-group-record.js';
import type { CapacityProviderRecord } from '../ecs/capacity-provider/capacity-provider-record.js';
import type { ClusterRecord } from '../ecs/cluster/cluster-record.js';
import type { ContainerInstanceRecord } from '../ecs/container-instance/container-instance-record.js';
import type { ServiceDeploymentRecord } from '../ecs/service-deployment/service-deployment-record.js';
import type { ServiceRevisionRecord } from '../ecs/service-deployment/service-revision-record.js';
import type { ServiceEventRecord } from '../ecs/service/service-event-table.js';
import type { ServiceRecord } from '../ecs/service/service-record.js';
import type { TaskSetRecord } from '../ecs/task-set/task-set-record.js';
import type { TaskDefinitionRecord } from '../ecs/task-definition/task-definition-record.js';
import type { TaskRecord } from '../ecs/task/task-record.js';
import type { State } from '../store/state.js';
import { toSnapshot } from '../store/snapshot.js';
import type { Transition } from '../store/transition.js';
import { markWorld } from '../testing/matchers/world-mark.js';
import { awsSlices } from './aws-world.js';

type ByArn<R> = Readonly<Record<string, Readonly<R>>>;

/**
 * The world, frozen, for a test to look into: records by ARN, their members spelled as AWS spells them, with times in epoch milliseconds.
 * The type of a record is `AwsState['ecs']['tasks'][string]`.
 */
export interface AwsState {
  /** Virtual time, epoch milliseconds. */
  readonly now: number;
  /** The tables of Amazon ECS. */
  readonly ecs: {
    readonly accountSettings: ByArn<AccountSettingRecord>;
    readonly autoScalingGroups: ByArn<AutoScalingGroupRecord>;
    readonly capacityProviders: ByArn<CapacityProviderRecord>;
    readonly clusters: ByArn<ClusterRecord>;
    readonly containerInstances: ByArn<ContainerInstanceRecord>;
    readonly services: ByArn<ServiceRecord>;
    readonly serviceDeployments: ByArn<ServiceDeploymentRecord>;
    readonly serviceEvents: ByArn<ServiceEventRecord>;
    readonly serviceRevisions: ByArn<ServiceRevisionRecord>;
    readonly taskSets: ByArn<TaskSetRecord>;
    readonly taskDefinitions: ByArn<TaskDefinitionRecord>;
    readonly tasks: ByArn<TaskRecord>;
  };
  /** The tables of AWS Batch. */
  readonly batch: {
    readonly computeEnvironments: ByArn<ComputeEnvironmentRecord>;
    /** Those that ECS does not know of. */
    readonly instances: ByArn<InstanceRecord>;
    readonly jobDefinitions: ByArn<JobDefinitionRecord>;
    readonly jobQueues: ByArn<JobQueueRecord>;
    readonly jobs: ByArn<JobRecord>;
  };
  /** What will happen, in the order of scheduling. */
  readonly transitions: readonly Transition[];
}

const views = new WeakMap<State, AwsState>();

/** The same state gives the same view. */
export function readState(state: State, startTime: number): AwsState {
  const known = views.get(state);
  if (known !== undefined) return known;
  const view = freezeTables(markWorld(toSnapshot(awsSlices, state), startTime)) as unknown as AwsState;
  views.set(state, view);
  return view;
}

/** The records are frozen as they are stored; here the tables around them are. */
function freezeTables(value: object): object {
  if (!Object.isFrozen(value)) {
    for (const member of Object.values(value) as unknown[]) {
      if (typeof member === 'object' && member !== null) freezeTables(member);
    }
    Object.freeze(value);
  }
  return value;
}
