import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import type { ConsumableResourceRecord } from '../batch/consumable-resource/consumable-resource-record.js';
import type { InstanceRecord } from '../batch/host/instance-table.js';
import type { JobDefinitionRecord } from '../batch/job-definition/job-definition-record.js';
import type { JobQueueRecord } from '../batch/job-queue/job-queue-record.js';
import type { JobRecord } from '../batch/job/job-record.js';
import type { QuotaShareRecord } from '../batch/quota-share/quota-share-record.js';
import type { SchedulingPolicyRecord } from '../batch/scheduling-policy/scheduling-policy-record.js';
import type { ServiceEnvironmentRecord } from '../batch/service-environment/service-environment-record.js';
import type { ServiceJobRecord } from '../batch/service-job/service-job-record.js';
import type { ByArn, WorldState } from './read-state.js';

/** A world of AWS Batch alone, as `AwsState` is one of both services. */
export interface BatchState extends WorldState {
  /** The tables of AWS Batch. */
  readonly batch: {
    readonly computeEnvironments: ByArn<ComputeEnvironmentRecord>;
    readonly consumableResources: ByArn<ConsumableResourceRecord>;
    /** Those that ECS does not know of. */
    readonly instances: ByArn<InstanceRecord>;
    readonly jobDefinitions: ByArn<JobDefinitionRecord>;
    readonly jobQueues: ByArn<JobQueueRecord>;
    readonly jobs: ByArn<JobRecord>;
    readonly quotaShares: ByArn<QuotaShareRecord>;
    readonly schedulingPolicies: ByArn<SchedulingPolicyRecord>;
    readonly serviceEnvironments: ByArn<ServiceEnvironmentRecord>;
    readonly serviceJobs: ByArn<ServiceJobRecord>;
  };
}
