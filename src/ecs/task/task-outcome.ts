import type { HealthStatus, TaskOverride } from '@aws-sdk/client-ecs';
import type { Duration } from '../../clock/duration.js';

/**
 * What a task does. The members beside `containers` speak of its first essential container, except `pullError`, `health` and
 * `onStop`, which speak of every container.
 */
export interface TaskOutcome extends ContainerOutcome {
  /**
   * What the load balancer of its service finds: a status comes as soon as its health checks can tell; a list gives times since
   * the task has become RUNNING. Default `HEALTHY`.
   */
  readonly targetHealth?: 'HEALTHY' | 'UNHEALTHY' | readonly HealthChange[];
  /** By container name; what is said here wins. */
  readonly containers?: Readonly<Record<string, ContainerOutcome>>;
}

/** What the process inside a container does. Without `exitCode`, `after` and `reason` it runs until it is stopped. */
export interface ContainerOutcome {
  /** Default 0, or 137 where the reason is an OutOfMemoryError. */
  readonly exitCode?: number;
  /** How long the container runs before it exits. Default: it exits at once. */
  readonly after?: Duration;
  /** The container's `reason`, for example `OutOfMemoryError: Container killed due to memory usage`. */
  readonly reason?: string;
  /**
   * What the health check finds. A status comes when the checks of the container definition would first tell it; a list gives
   * times since the container started. Default `HEALTHY`. Containers without a health check stay `UNKNOWN`.
   */
  readonly health?: 'HEALTHY' | 'UNHEALTHY' | readonly HealthChange[];
  /** The image cannot be pulled: true, or the text after `CannotPullContainerError: `. */
  readonly pullError?: true | string;
  /** How the process answers SIGTERM. Default: it exits with 143 at once. After `stopTimeout` it is killed with 137. */
  readonly onStop?: {
    /** Default 143. */
    readonly exitCode?: number;
    /** How long the process takes to exit. Default: no time. */
    readonly after?: Duration;
  };
}

/** What a health check finds from some moment on. */
export interface HealthChange {
  /** Since the container started, or since the task became RUNNING where it is the load balancer that checks. */
  readonly after: Duration;
  /** What is found. */
  readonly status: HealthStatus;
}

/** A container's outcome with every default filled in and times in milliseconds: plain data, kept in the task. */
export interface ContainerPlan {
  readonly exit?: PlannedExit;
  readonly health: readonly PlannedHealth[];
  readonly pullError?: string;
  readonly onStop: { readonly exitCode: number; readonly afterMs: number };
}

export interface PlannedHealth {
  readonly afterMs: number;
  readonly status: HealthStatus;
}

export interface PlannedExit {
  readonly exitCode: number;
  readonly afterMs: number;
  readonly reason?: string;
}

/** What an outcome is chosen by. */
export interface TaskSubject {
  /** The ARN of the task. */
  readonly taskArn: string;
  /** The name of the cluster. */
  readonly cluster: string;
  /** The family of the task definition. */
  readonly family: string;
  /** The revision of the task definition. */
  readonly revision: number;
  /** The ARN of the task definition. */
  readonly taskDefinitionArn: string;
  /** For example `family:report` or `service:web`. */
  readonly group: string;
  /** What RunTask was told; the deployment of a service. */
  readonly startedBy?: string | undefined;
  /** FARGATE, EC2 or EXTERNAL. */
  readonly launchType: string;
  /** What the task was started with. */
  readonly overrides: TaskOverride;
  /** The containers in the order of the task definition. */
  readonly containers: readonly ContainerSubject[];
}

/** A container as it will run: the definition with the overrides of the task. */
export interface ContainerSubject {
  /** The name of the container. */
  readonly name: string;
  /** The image with its tag. */
  readonly image: string;
  /** The command, where there is one. */
  readonly command?: readonly string[] | undefined;
  /** The variables, by name. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Finds the outcome of a new task, which is described where there are rules. `takeTurn` counts, in the state, the tasks that a rule has matched before. */
export type OutcomeSource = (
  describe: () => TaskSubject,
  takeTurn: (rule: string) => number,
) => TaskOutcome | undefined;
