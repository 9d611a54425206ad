import type {
  Attribute,
  DeploymentEphemeralStorage,
  EphemeralStorage,
  HealthStatus,
  KeyValuePair,
  LaunchType,
  NetworkBinding,
  NetworkInterface,
  PlacementConstraint,
  PlacementStrategy,
  TaskOverride,
  TaskStopCode,
} from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';
import type { Json } from '../../store/transition.js';
import type { ResourceClaim } from '../container-instance/resource-claim.js';
import type { RequestedSubnet } from './subnet-table.js';
import type { ContainerPlan, PlannedHealth } from './task-outcome.js';

/** In the order of a life. */
export type TaskStatus =
  'PROVISIONING' | 'PENDING' | 'ACTIVATING' | 'RUNNING' | 'DEACTIVATING' | 'STOPPING' | 'DEPROVISIONING' | 'STOPPED';

export interface TaskRecord extends Stored {
  taskArn: string;
  clusterArn: string;
  taskDefinitionArn: string;
  family: string;
  lastStatus: TaskStatus;
  desiredStatus: 'RUNNING' | 'STOPPED';
  healthStatus: HealthStatus;
  /** Grows with every change that sends an event. */
  version: number;
  group: string;
  startedBy?: string;
  launchType: LaunchType;
  capacityProviderName?: string;
  containerInstanceArn?: string;
  availabilityZone?: string;
  platformVersion?: string;
  platformFamily?: string;
  cpu?: string;
  memory?: string;
  ephemeralStorage?: EphemeralStorage;
  /** On Fargate, where the cluster names a key. */
  storageKey?: DeploymentEphemeralStorage;
  enableExecuteCommand: boolean;
  overrides: TaskOverride;
  attributes: Attribute[];
  /** The network interface first. */
  attachments: AttachmentRecord[];
  containers: ContainerRecord[];
  tags: Tag[];
  /** Load balancers or service discovery know the task: it passes ACTIVATING and DEACTIVATING. */
  registersTargets: boolean;
  /** The service that the scheduler launched the task for. */
  serviceArn?: string;
  /** The daemon that the task is a part of, and the revision of it. */
  daemonArn?: string;
  daemonRevisionArn?: string;
  /** What the health checks of the load balancer say, for a task that is registered with one. */
  targetHealth?: HealthStatus;
  /** What they will say, from when the task runs. */
  targetPlan?: PlannedHealth[];
  /** The scheduler of its service or daemon has found the task healthy before. */
  hasBeenHealthy?: boolean;
  /** Until then the service scheduler does not stop the task to scale in or to deploy. */
  protectedUntil?: number;
  /** The task waits for a container instance. */
  waiting?: WaitingPlacement;
  /** What the task takes of its container instance. */
  claim?: ResourceClaim;
  /** What has happened to the task while nobody heard of its instance. */
  unreported?: UnreportedChange[];
  connectivity?: 'CONNECTED' | 'DISCONNECTED';
  connectivityAt?: number;
  createdAt: number;
  pullStartedAt?: number;
  pullStoppedAt?: number;
  startedAt?: number;
  stoppingAt?: number;
  executionStoppedAt?: number;
  stoppedAt?: number;
  stopCode?: TaskStopCode;
  stoppedReason?: string;
}

/** What the request said about the instance that the task waits for. */
export interface WaitingPlacement {
  readonly constraints: readonly PlacementConstraint[];
  readonly strategies: readonly PlacementStrategy[];
  readonly subnets: readonly RequestedSubnet[];
}

/** A transition that waits until the agent reports it. */
export interface UnreportedChange {
  readonly kind: string;
  readonly data?: Readonly<Record<string, Json>>;
}

export interface ContainerRecord {
  containerArn: string;
  name: string;
  image: string;
  imageDigest?: string;
  runtimeId?: string;
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  exitCode?: number;
  reason?: string;
  healthStatus: HealthStatus;
  cpu: string;
  memory?: string;
  memoryReservation?: string;
  networkBindings: NetworkBinding[];
  networkInterfaces: NetworkInterface[];
  managedAgents?: ManagedAgentRecord[];
  startedAt?: number;
  /** SIGTERM has been sent. */
  isSignalled: boolean;
  /** What the process inside does. */
  plan: ContainerPlan;
}

export interface ManagedAgentRecord {
  name: 'ExecuteCommandAgent';
  lastStatus: 'PENDING' | 'RUNNING' | 'STOPPED';
  lastStartedAt?: number;
  reason?: string;
}

export interface AttachmentRecord {
  id: string;
  type: 'ElasticNetworkInterface' | 'AmazonElasticBlockStorage';
  status: AttachmentStatus;
  details: KeyValuePair[];
}

export type AttachmentStatus =
  'PRECREATED' | 'CREATED' | 'ATTACHING' | 'ATTACHED' | 'DETACHING' | 'DETACHED' | 'DELETED';
