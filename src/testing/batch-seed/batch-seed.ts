import type {
  ComputeResource,
  CreateComputeEnvironmentRequest,
  CreateConsumableResourceRequest,
  CreateJobQueueRequest,
  CreateQuotaShareRequest,
  CreateSchedulingPolicyRequest,
  CreateServiceEnvironmentRequest,
  JobStatus,
  RegisterJobDefinitionRequest,
  SubmitJobRequest,
} from '@aws-sdk/client-batch';
import type { JobOutcome } from '../../batch/job/job-outcome.js';
import type { LifeTimes } from '../seeding/plan-times.js';

/** A state to begin with. What is left out gets sensible defaults. */
export interface BatchSeed {
  /** Default: the Region of the mock. */
  readonly region?: string;
  /** A text is the name. */
  readonly computeEnvironments?: readonly (string | ComputeEnvironmentSeed)[];
  /** A text is the name. */
  readonly serviceEnvironments?: readonly (string | ServiceEnvironmentSeed)[];
  /** As CreateSchedulingPolicy takes them. A text is the name. */
  readonly schedulingPolicies?: readonly (string | CreateSchedulingPolicyRequest)[];
  /** A text is the name. */
  readonly jobQueues?: readonly (string | JobQueueSeed)[];
  /** The shares of queues that go by quota shares. */
  readonly quotaShares?: readonly QuotaShareSeed[];
  /** A text is the name. */
  readonly jobDefinitions?: readonly (string | JobDefinitionSeed)[];
  /** As CreateConsumableResource takes them. */
  readonly consumableResources?: readonly CreateConsumableResourceRequest[];
  /** Jobs in any state of their life. */
  readonly jobs?: readonly JobSeed[];
  /**
   * What real AWS printed: the JSON of describe-compute-environments, describe-service-environments, describe-scheduling-policies,
   * describe-job-queues, list-quota-shares, describe-job-definitions and describe-jobs, of the CLI or of a client. It is there before
   * all else of the seed.
   */
  readonly described?: readonly object[];
}

/** As CreateComputeEnvironment takes it. The environment is VALID, and has the instances for its `minvCpus`. */
export interface ComputeEnvironmentSeed extends Omit<CreateComputeEnvironmentRequest, 'type' | 'computeResources'> {
  /** Default `MANAGED`. */
  readonly type?: CreateComputeEnvironmentRequest['type'];
  /** Default: on `EC2`, up to 256 vCPUs of the instance types `optimal`, in a subnet. With a `type`, the rest as that needs it. */
  readonly computeResources?: Partial<ComputeResource>;
}

/** As CreateServiceEnvironment takes it. The environment is VALID. */
export interface ServiceEnvironmentSeed extends Omit<
  CreateServiceEnvironmentRequest,
  'serviceEnvironmentType' | 'capacityLimits'
> {
  /** Default `SAGEMAKER_TRAINING`. */
  readonly serviceEnvironmentType?: CreateServiceEnvironmentRequest['serviceEnvironmentType'];
  /** Default: up to 10 instances of whatever type. */
  readonly capacityLimits?: CreateServiceEnvironmentRequest['capacityLimits'];
}

/** As CreateQuotaShare takes it. The share is VALID. */
export interface QuotaShareSeed extends Omit<
  CreateQuotaShareRequest,
  'jobQueue' | 'resourceSharingConfiguration' | 'preemptionConfiguration'
> {
  /** Name or ARN. Default: the only one there is. */
  readonly jobQueue?: string;
  /** Default: the strategy `RESERVE`. */
  readonly resourceSharingConfiguration?: CreateQuotaShareRequest['resourceSharingConfiguration'];
  /** Default: jobs give way to none of their own share. */
  readonly preemptionConfiguration?: CreateQuotaShareRequest['preemptionConfiguration'];
}

/** As CreateJobQueue takes it. The queue is VALID. */
export interface JobQueueSeed extends Omit<CreateJobQueueRequest, 'priority'> {
  /** Default 1. */
  readonly priority?: number;
  /** By name or ARN, in the order in which they are tried. Default: all that there are. */
  readonly computeEnvironments?: readonly string[];
  /**
   * By name or ARN: the queue is for service jobs, and has no compute environments. Default: none, or the only one where there are no
   * compute environments.
   */
  readonly serviceEnvironment?: string;
  /** By name or ARN. Default: none, so that jobs come in the order of their submission. */
  readonly schedulingPolicy?: string;
}

/**
 * As RegisterJobDefinition takes it. Default: a container with the image `<name>:latest`, 1 vCPU and 2,048 MiB; what is said of it
 * is added to that.
 */
export interface JobDefinitionSeed extends Omit<RegisterJobDefinitionRequest, 'type'> {
  /** Default: `multinode` with `nodeProperties`, otherwise `container`. */
  readonly type?: RegisterJobDefinitionRequest['type'];
  /** Default: the next one of the name. */
  readonly revision?: number;
  /** `INACTIVE` has been deregistered. Default `ACTIVE`. */
  readonly status?: 'ACTIVE' | 'INACTIVE';
}

/** As SubmitJob takes it: a job in any state of its life, from which it goes on. In `dependsOn` the name of a job is enough. */
export interface JobSeed
  extends Omit<SubmitJobRequest, 'jobName' | 'jobQueue' | 'jobDefinition'>, AttemptsSeed, LifeTimes {
  /** Default: the name of the definition. */
  readonly jobName?: string;
  /** Name or ARN. Default: the only one there is. */
  readonly jobQueue?: string;
  /** Name, `name:revision` or ARN. Default: the only one there is. */
  readonly jobDefinition?: string;
  /** Of an array: its children by index, a text being the status. The others have the status of the array. */
  readonly children?: readonly (JobStatus | AttemptsSeed)[];
  /** How many of them. Default 1. */
  readonly count?: number;
}

/** How far a job, or the child of an array, has come. */
export interface AttemptsSeed {
  /**
   * Reached right now. Of an array it is that of all children. Default `RUNNABLE`, or `PENDING` where the job has to wait for others.
   * From `STARTING` on the job has its place, for which an instance is launched where there is no room.
   */
  readonly status?: JobStatus;
  /** What it did in the attempts that are over, oldest first: so many attempts it may have, and one more. Default: none are over. */
  readonly attempts?: readonly JobOutcome[];
  /** What it does in each attempt after these. Default: what `onJob` says; a job that is to be `FAILED` exits with 1. */
  readonly outcome?: JobOutcome;
}

/** The ARNs and ids of what was seeded: first of what is described, then in the order of the seed. */
export interface BatchSeeded {
  /** Of `computeEnvironments`. */
  readonly computeEnvironmentArns: string[];
  /** Of `serviceEnvironments`. */
  readonly serviceEnvironmentArns: string[];
  /** Of `schedulingPolicies`. */
  readonly schedulingPolicyArns: string[];
  /** Of `jobQueues`. */
  readonly jobQueueArns: string[];
  /** Of `quotaShares`. */
  readonly quotaShareArns: string[];
  /** Of `jobDefinitions`, with their revisions. */
  readonly jobDefinitionArns: string[];
  /** Of `consumableResources`. */
  readonly consumableResourceArns: string[];
  /** Of `jobs`, one for each of their `count`. */
  readonly jobIds: string[];
}
