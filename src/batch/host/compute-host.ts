import type { NetworkInterface } from '@aws-sdk/client-batch';
import type { ComputeEnvironmentRecord } from '../compute-environment/compute-environment-record.js';
import type { AttemptPlan, AttemptRecord, JobRecord } from '../job/job-record.js';
import type { JobContainer } from '../job/spec/containers-of-spec.js';
import type { Resources } from './resources.js';

/** Where the jobs of compute environments run: Amazon ECS, or AWS Batch by itself in a world without ECS. */
export interface ComputeHost {
  /** The environment is new: its cluster comes into being. */
  createCluster(environment: ComputeEnvironmentRecord): void;
  /** The settings of the environment are others. */
  updateCluster(environment: ComputeEnvironmentRecord): void;
  /** The environment goes, and with it its cluster and instances. */
  deleteCluster(environment: ComputeEnvironmentRecord): void;
  /** Somebody may have deleted it. */
  hasCluster(environment: ComputeEnvironmentRecord): boolean;
  /** An instance of the environment by ARN or EC2 id, whether it takes jobs or not. */
  findInstance(environment: ComputeEnvironmentRecord, reference: string): HostInstance | undefined;
  /** The instances that can take jobs, oldest first. */
  listInstances(environment: ComputeEnvironmentRecord): readonly HostInstance[];
  /** AWS has no capacity for what would start there. */
  isShort(environment: ComputeEnvironmentRecord): boolean;
  launchInstance(environment: ComputeEnvironmentRecord, instanceType: string): void;
  terminateInstance(environment: ComputeEnvironmentRecord, instanceArn: string): void;
  /** The attempt is STARTING: its task comes into being. */
  startTask(launch: TaskLaunch): StartedTask;
  /** The containers of the job's attempt run. */
  runTask(job: JobRecord): void;
  /** AWS Batch wants the job's attempt to stop. */
  stopTask(job: JobRecord, reason: string): void;
  /** The job's attempt is over: its task has stopped, and gives back what it had. */
  endTask(job: JobRecord, ended: AttemptRecord): void;
}

export interface HostInstance {
  /** Of the container instance; the name of the node on EKS. */
  readonly instanceArn: string;
  /** Of Amazon EC2. */
  readonly instanceId: string;
  readonly instanceType: string;
  readonly registered: Resources;
  /** What nothing has claimed. */
  readonly remaining: Resources;
}

/** What the host is told of an attempt. */
export interface TaskLaunch {
  readonly job: JobRecord;
  readonly environment: ComputeEnvironmentRecord;
  /** Left out on Fargate. */
  readonly instanceArn: string | undefined;
  readonly need: Resources;
  readonly containers: readonly JobContainer[];
  /** Those that AWS Batch gives to each container. */
  readonly variables: () => Readonly<Record<string, string>>;
  readonly plan: AttemptPlan;
}

/** How the attempt is known to its host. */
export interface StartedTask {
  readonly taskArn?: string;
  readonly containerInstanceArn?: string;
  readonly podName?: string;
  readonly nodeName?: string;
  readonly networkInterfaces?: NetworkInterface[];
}
