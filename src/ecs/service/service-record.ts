import type {
  DeploymentConfiguration,
  PlacementConstraint,
  PlacementStrategy,
  PropagateTags,
} from '@aws-sdk/client-ecs';
import type { Tag } from '../../aws/tags.js';
import type { Stored } from '../../store/table.js';
import type { LaunchSpec } from './launch-spec.js';

export interface ServiceRecord extends Stored, ServiceSettings {
  serviceArn: string;
  serviceName: string;
  clusterArn: string;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  /** What new tasks are launched from: that of the PRIMARY deployment or task set. Undefined: there is none of these. */
  spec?: LaunchSpec;
  tags: Tag[];
  createdAt: number;
  createdBy: string;
  /** The arguments that it was created with, as JSON: CreateService may be repeated with them. */
  createdWith?: string;
  /** Newest first. Of a service that ECS deploys; the others have task sets. */
  deployments: DeploymentRecord[];
  /** The ARN of the service deployment that is under way. */
  currentServiceDeployment?: string;
  /** What a failed deployment rolls back to. */
  completedRevisionArn?: string;
  /** The scheduler has found nothing more to do, and has said so. */
  isSteady: boolean;
  /** How many of its tasks have run and ended by themselves since it was last updated. */
  exitedTasks: number;
  /** A task more than wanted may run while tasks move between zones. */
  isRebalancing?: boolean;
  /** What has happened at load balancers since the last service event about it. */
  unannounced: TargetChange[];
}

/** Load balancers have got to know a task, or are to forget it. */
export interface TargetChange {
  /** What started the task: a deployment or a task set. */
  startedBy: string;
  isRegistered: boolean;
}

/** What a service is apart from what its tasks are launched from. No change of these alone makes a new deployment. */
export interface ServiceSettings {
  schedulingStrategy: 'REPLICA' | 'DAEMON';
  deploymentController: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  /** A request has named the deployment controller, so replies do as well. */
  showsController?: boolean;
  /** Of a DAEMON service: as many as there were instances for it when the scheduler last looked. */
  desiredCount: number;
  deploymentConfiguration: FilledDeploymentConfiguration;
  placementConstraints: PlacementConstraint[];
  placementStrategy: PlacementStrategy[];
  healthCheckGracePeriodSeconds?: number;
  availabilityZoneRebalancing: 'ENABLED' | 'DISABLED';
  enableECSManagedTags: boolean;
  propagateTags: PropagateTags;
  enableExecuteCommand: boolean;
  roleArn?: string;
}

/** With the defaults of AWS filled in. */
export interface FilledDeploymentConfiguration extends DeploymentConfiguration {
  maximumPercent: number;
  minimumHealthyPercent: number;
  deploymentCircuitBreaker: NonNullable<DeploymentConfiguration['deploymentCircuitBreaker']>;
}

/** One of `Service.deployments`: a revision of which there are, or shall be, tasks. */
export interface DeploymentRecord {
  /** `ecs-svc/…`, which the tasks have as `startedBy`. */
  id: string;
  serviceRevisionArn: string;
  status: 'PRIMARY' | 'ACTIVE';
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  rolloutStateReason: string;
  /** Failures in a row. */
  failedTasks: number;
  createdAt: number;
  updatedAt: number;
  /** The scheduler hesitates to launch more tasks, as those before could not start. */
  backoff?: Backoff;
}

export interface Backoff {
  /** Rounds in a row in which a task failed to start. */
  rounds: number;
  until: number;
  /** The last task found no room. As soon as some is offered the scheduler tries again. */
  room?: 'NONE' | 'OFFERED';
  /** An event has said that the service cannot start tasks. */
  isAnnounced?: boolean;
}
