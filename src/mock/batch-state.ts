import type { ComputeEnvironmentRecord } from '../batch/compute-environment/compute-environment-record.js';
import type { InstanceRecord } from '../batch/host/instance-table.js';
import type { JobDefinitionRecord } from '../batch/job-definition/job-definition-record.js';
import type { JobQueueRecord } from '../batch/job-queue/job-queue-record.js';
import type { JobRecord } from '../batch/job/job-record.js';
import type { ByArn, WorldState } from './read-state.js';

/** A world of AWS Batch alone, as `AwsState` is one of both services. */
export interface BatchState extends WorldState {
  /** The tables of AWS Batch. */
  readonly batch: {
    readonly computeEnvironments: ByArn<ComputeEnvironmentRecord>;
    /** Those that ECS does not know of. */
    readonly instances: ByArn<InstanceRecord>;
    readonly jobDefinitions: ByArn<JobDefinitionRecord>;
    readonly jobQueues: ByArn<JobQueueRecord>;
    readonly jobs: ByArn<JobRecord>;
  };
}
