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
  readonly onStop?: { readonly exitCode?: number; readonly after?: Duration };
}

export interface HealthChange {
  readonly after: Duration;
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
  readonly taskArn: string;
  readonly cluster: string;
  readonly family: string;
  readonly revision: number;
  readonly taskDefinitionArn: string;
  readonly group: string;
  readonly startedBy?: string | undefined;
  readonly launchType: string;
  readonly overrides: TaskOverride;
  readonly containers: readonly ContainerSubject[];
}

/** A container as it will run: the definition with the overrides of the task. */
export interface ContainerSubject {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

/** Finds the outcome of a new task. `takeTurn` counts, in the state, the tasks that a rule has matched before. */
export type OutcomeSource = (task: TaskSubject, takeTurn: (rule: string) => number) => TaskOutcome | undefined;
