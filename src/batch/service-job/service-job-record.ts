import type { ServiceJobCapacityUsageDetail, ServiceJobStatus, SubmitServiceJobRequest } from '@aws-sdk/client-batch';
import type { Stored } from '../../store/table.js';
import type { AttemptPlan } from '../job/job-record.js';

export interface ServiceJobRecord extends Stored {
  jobArn: string;
  jobId: string;
  jobName: string;
  jobQueueArn: string;
  status: ServiceJobStatus;
  statusReason?: string;
  /** What SubmitServiceJob was told, and is shown as it is. UpdateServiceJob changes the priority. */
  request: EchoedRequest;
  /** What the training job takes: types of instances, and how many of each. */
  capacityUsage: ServiceJobCapacityUsageDetail[];
  createdAt: number;
  /** Of the last attempt: when it was handed to Amazon SageMaker. */
  scheduledAt?: number;
  /** Of the last attempt. */
  startedAt?: number;
  stoppedAt?: number;
  /** Since when the job waits for room. */
  runnableAt?: number;
  /** It is not tried again yet, for Amazon SageMaker had no capacity for it. */
  awaitsCapacity?: true;
  /** What keeps it, and all behind it, waiting. */
  blockedBy?: string;
  /** Those that are over and count. */
  attempts: ServiceAttemptRecord[];
  /** The one under way. */
  attempt?: CurrentServiceAttempt;
  /** How many training jobs have been made for it: also those that were preempted, or found no capacity. */
  trainingJobs: number;
  /** The last of them. */
  trainingJobArn?: string;
  preemptions?: { count: number; recent: ServiceAttemptRecord[] };
  /** How long it has waited, in all, for capacity that Amazon SageMaker had not. */
  capacityWaitMs: number;
  isTerminated: boolean;
  clientToken?: string;
  tags: Record<string, string>;
}

export type EchoedRequest = Pick<
  SubmitServiceJobRequest,
  | 'retryStrategy'
  | 'schedulingPriority'
  | 'serviceRequestPayload'
  | 'serviceJobType'
  | 'shareIdentifier'
  | 'quotaShareName'
  | 'preemptionConfiguration'
  | 'timeoutConfig'
>;

export interface ServiceAttemptRecord {
  trainingJobArn: string;
  /** Left out where the training never began. */
  startedAt?: number;
  stoppedAt?: number;
  statusReason?: string;
}

export interface CurrentServiceAttempt extends ServiceAttemptRecord {
  /** The environment whose instances it has, also when its queue moves to another. */
  serviceEnvironmentArn: string;
  plan: AttemptPlan;
  /** The training job has been told to stop. */
  stop?: ServiceAttemptStop;
}

export interface ServiceAttemptStop {
  reason: string;
  /** The job makes room for another, and is tried again. */
  isPreemption: boolean;
}
