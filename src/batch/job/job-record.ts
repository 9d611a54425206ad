import type {
  ConsumableResourceProperties,
  ContainerProperties,
  EcsProperties,
  EksProperties,
  EvaluateOnExit,
  JobDependency,
  JobStatus,
  JobTimeout,
  NetworkInterface,
  NodeProperties,
  PlatformCapability,
} from '@aws-sdk/client-batch';
import type { Stored } from '../../store/table.js';
import type { ConsumableHold } from '../consumable-resource/hold-consumables.js';
import type { Resources } from '../host/resources.js';

export interface JobRecord extends Stored {
  jobArn: string;
  /** Of a child `parent:index`, of a node `parent#index`. */
  jobId: string;
  jobName: string;
  jobQueueArn: string;
  status: JobStatus;
  statusReason?: string;
  createdAt: number;
  /** Of the last attempt. */
  startedAt?: number;
  stoppedAt?: number;
  /** Children and nodes have that of their parent. */
  spec?: JobSpec;
  /** Of children of an array and of nodes: the ARN of the parent. */
  parentArn?: string;
  /** Of a child or node: its place. */
  index?: number;
  /** Of the parent of an array: the number of its children. */
  arraySize?: number;
  /** Of the parent of a multi-node parallel job: the number of its nodes. */
  numNodes?: number;
  /** In a fair-share queue; that of a child is its parent's, and that of a node stands there alone. */
  share?: { shareIdentifier: string; schedulingPriority: number };
  /** Since when the job waits for room. */
  runnableAt?: number;
  /** What keeps it, and all behind it, waiting. */
  blockedBy?: string;
  /** Those that are over. */
  attempts: AttemptRecord[];
  /** The one under way. */
  attempt?: CurrentAttempt;
  /** What it holds of consumable resources, of all of its nodes together. */
  consumables?: ConsumableHold[];
  /** Of a node: the place that is kept for it until the main node runs. */
  reservation?: { computeEnvironmentArn: string; instanceArn: string };
  isCancelled: boolean;
  isTerminated: boolean;
  /** What ends the job as soon as it waits for no other job: it cannot run, or was cancelled while it was PENDING. */
  endsWith?: string;
  tags: Record<string, string>;
}

/** What is to run, as definition and request together have it. */
export interface JobSpec {
  jobDefinitionArn: string;
  parameters: Record<string, string>;
  retryStrategy: { attempts: number; evaluateOnExit: EvaluateOnExit[] };
  timeout?: JobTimeout;
  propagateTags: boolean;
  platformCapabilities: PlatformCapability[];
  dependsOn: JobDependency[];
  shareIdentifier?: string;
  schedulingPriority?: number;
  consumableResourceProperties?: ConsumableResourceProperties;
  /** One of these four. */
  container?: ContainerProperties;
  ecsProperties?: EcsProperties;
  eksProperties?: EksProperties;
  nodeProperties?: NodeProperties;
}

export interface AttemptRecord {
  taskArn?: string;
  containerInstanceArn?: string;
  podName?: string;
  nodeName?: string;
  networkInterfaces?: NetworkInterface[];
  /** Left out where the containers never ran. */
  startedAt?: number;
  stoppedAt?: number;
  statusReason?: string;
  containers: AttemptContainer[];
}

export interface AttemptContainer {
  name: string;
  exitCode?: number;
  reason?: string;
  logStreamName?: string;
}

export interface CurrentAttempt extends AttemptRecord {
  computeEnvironmentArn: string;
  need: Resources;
  plan: AttemptPlan;
  /** Its containers have been told to stop. */
  isStopping?: boolean;
}

/** What the job does in the attempt, with every default filled in and times in milliseconds. */
export interface AttemptPlan {
  afterMs: number;
  startError?: string;
  /** The container that the error is of. Default: the first essential one. */
  unstartable?: string;
  hostTerminated: boolean;
  onStop: { exitCode: number; afterMs: number };
  /** How each container ends. */
  containers: { name: string; exitCode: number; reason?: string }[];
}
