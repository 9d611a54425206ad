import type {
  ContainerDefinition,
  CreateClusterRequest,
  CreateServiceRequest,
  LaunchType,
  RegisterTaskDefinitionRequest,
  RunTaskRequest,
  TaskStopCode,
} from '@aws-sdk/client-ecs';
import type { AutoScalingGroupSeed } from './seed-auto-scaling-group.js';
import type { CapacityProviderSeed } from './seed-capacity-provider.js';
import type { ContainerInstanceSeed } from './seed-container-instance.js';
import type { DaemonSeed } from './seed-daemon.js';
import type { DaemonTaskDefinitionSeed } from './seed-daemon-task-definition.js';
import type { SubnetSeed } from './seed-subnet.js';
import type { TaskOutcome } from '../../ecs/task/task-outcome.js';
import type { TaskStatus } from '../../ecs/task/task-record.js';
import type { LifeTimes } from '../seeding/plan-times.js';
import type { SeedTime } from '../seeding/seed-time.js';

/** A state to begin with. What is left out gets sensible defaults; names do where AWS wants ARNs. */
export interface EcsSeed {
  /** Default: the Region of the mock. */
  readonly region?: string;
  /** A text is the name. */
  readonly clusters?: readonly (string | ClusterSeed)[];
  /** What capacity providers launch instances in. */
  readonly autoScalingGroups?: readonly AutoScalingGroupSeed[];
  /** Those beside FARGATE and FARGATE_SPOT. */
  readonly capacityProviders?: readonly CapacityProviderSeed[];
  /** Where subnets are. The zone of one that is not seeded is not compared with that of an instance. */
  readonly subnets?: readonly SubnetSeed[];
  /** EC2 instances by type. */
  readonly containerInstances?: readonly ContainerInstanceSeed[];
  /** A text is the family. */
  readonly taskDefinitions?: readonly (string | TaskDefinitionSeed)[];
  /** A text is the family. */
  readonly daemonTaskDefinitions?: readonly (string | DaemonTaskDefinitionSeed)[];
  /** What runs on every managed instance. A text is the daemon task definition. */
  readonly daemons?: readonly (string | DaemonSeed)[];
  /** A text is the task definition, of which one task runs. */
  readonly services?: readonly (string | ServiceSeed)[];
  /** Tasks that belong to no service. A text is the task definition, of which one task runs. */
  readonly tasks?: readonly (string | TaskSeed)[];
  /**
   * What real AWS printed: the JSON of describe-clusters, describe-capacity-providers, describe-container-instances,
   * describe-task-definition, describe-services and describe-tasks, of the CLI or of a client. It is there before all else of the seed.
   */
  readonly described?: readonly object[];
}

/** As CreateCluster takes it. */
export interface ClusterSeed extends CreateClusterRequest {
  /** `INACTIVE` has been deleted. Default `ACTIVE`. */
  readonly status?: 'ACTIVE' | 'INACTIVE';
}

/**
 * As RegisterTaskDefinition takes it. Default: one container with the name of the family, and Fargate's smallest size with
 * awsvpc unless a network mode or compatibility is given.
 */
export interface TaskDefinitionSeed extends Omit<RegisterTaskDefinitionRequest, 'containerDefinitions'> {
  /** A container without a name has that of the family; one without an image, `<name>:latest`. */
  readonly containerDefinitions?: readonly ContainerDefinition[];
  /** Default: the next one of the family. */
  readonly revision?: number;
  /** `INACTIVE` has been deregistered. Default `ACTIVE`. */
  readonly status?: 'ACTIVE' | 'INACTIVE';
}

/** As CreateService takes it. The service is in a steady state since just now: all its tasks run. */
export interface ServiceSeed extends Omit<CreateServiceRequest, 'serviceName'> {
  /** Default: the family of the task definition. */
  readonly serviceName?: string;
  /** Name or ARN. Default `default`, which is made when there is none. */
  readonly cluster?: string;
  /** Default 1. */
  readonly desiredCount?: number;
  /** Default `FARGATE` where the definition allows it, otherwise `EC2`. */
  readonly launchType?: LaunchType;
  /** Since when it has been in its steady state. Default: right now. */
  readonly createdAt?: SeedTime;
}

/** A task as it came about by RunTask, in any state of its life, from which it goes on. */
export interface TaskSeed
  extends Pick<RunTaskRequest, 'group' | 'startedBy' | 'overrides' | 'enableExecuteCommand' | 'tags'>, LifeTimes {
  /** `family`, `family:revision` or an ARN. */
  readonly taskDefinition: string;
  /** Name or ARN. Default `default`, which is made when there is none. */
  readonly cluster?: string;
  /** Default `RUNNING`, reached right now. */
  readonly lastStatus?: TaskStatus;
  /** Default `FARGATE` where the definition allows it, otherwise `EC2`. */
  readonly launchType?: LaunchType;
  /** For example `FARGATE_SPOT`, in place of a launch type. */
  readonly capacityProviderName?: string;
  /** On EC2. Default: the instance of the cluster that suits best, where the cluster has any. */
  readonly containerInstanceArn?: string;
  /** 32 hexadecimal digits. Default: made from the world's seed. */
  readonly taskId?: string;
  /** How many of them. Default 1. */
  readonly count?: number;
  /** What its containers do. Default: what `onTask` says. */
  readonly outcome?: TaskOutcome;
  /** For a stopping or stopped task. */
  readonly stopCode?: TaskStopCode;
  /** For a stopping or stopped task. Default: as AWS says for its `stopCode`. */
  readonly stoppedReason?: string;
}

/** The ARNs of what was seeded: first of what is described, then in the order of the seed. */
export interface EcsSeeded {
  /** Of `autoScalingGroups`. */
  readonly autoScalingGroupArns: string[];
  /** Of `capacityProviders`. */
  readonly capacityProviderArns: string[];
  /** Of `clusters`. */
  readonly clusterArns: string[];
  /** Of `containerInstances`, one for each of their `count`. */
  readonly containerInstanceArns: string[];
  /** Of `taskDefinitions`, with their revisions. */
  readonly taskDefinitionArns: string[];
  /** Of `daemonTaskDefinitions`, with their revisions. */
  readonly daemonTaskDefinitionArns: string[];
  /** Of `daemons`. */
  readonly daemonArns: string[];
  /** Of `services`. */
  readonly serviceArns: string[];
  /** Of `tasks`, one for each of their `count`; those of services are not among them. */
  readonly taskArns: string[];
}
