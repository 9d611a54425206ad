import type { ServiceJobType } from '@aws-sdk/client-batch';
import type { Duration } from '../../clock/duration.js';

/** What a job does in an attempt. */
export interface JobOutcome extends JobContainerOutcome {
  /** How long it runs before it ends. Default: `timing.batch.jobDuration`, which is a minute. */
  readonly after?: Duration;
  /**
   * The containers never run: true, or the reason. On an instance it is the container's, and the attempt's `statusReason` is
   * `Task failed to start`; on Fargate it is the attempt's.
   */
  readonly startError?: true | string;
  /**
   * The instance is lost, or taken back by Spot: the attempt ends with `Host EC2 (instance i-…) terminated.`, and on Fargate, whether
   * Spot or not, with `Your Spot Task was interrupted.` Default false.
   */
  readonly hostTerminated?: boolean;
  /** How the process answers SIGTERM. Default: not at all, so that it is killed after 30 seconds and exits with 137. */
  readonly onStop?: {
    /** Default 143. */
    readonly exitCode?: number;
    /** How long the process takes to exit. Default: no time. */
    readonly after?: Duration;
  };
  /** By container name, for jobs with several; what is said here wins. */
  readonly containers?: Readonly<Record<string, JobContainerOutcome>>;
}

/** What a container of a job does. */
export interface JobContainerOutcome {
  /** Default 0, or 137 where the reason is an OutOfMemoryError. */
  readonly exitCode?: number;
  /** The container's `reason`, for example `OutOfMemoryError: Container killed due to memory usage`. */
  readonly reason?: string;
}

/** What an outcome is chosen by. */
export interface JobSubject {
  /** The id of the job; of a child with its index. */
  readonly jobId: string;
  /** The name of the job. */
  readonly jobName: string;
  /** The name of the queue. */
  readonly jobQueue: string;
  /** The name of the definition. Empty for a service job, which has none. */
  readonly jobDefinition: string;
  /** The revision of the definition; 0 for a service job. */
  readonly revision: number;
  /** Of a service job. */
  readonly serviceJobType?: ServiceJobType | undefined;
  /** From 1. Of a service job, also those count that were preempted, or found no capacity. */
  readonly attempt: number;
  /** Of the child of an array. */
  readonly arrayIndex?: number | undefined;
  /** Of the node of a multi-node parallel job. */
  readonly nodeIndex?: number | undefined;
  /** Those of the job over those of its definition; the hyperparameters of a service job. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The containers in the order of the definition. */
  readonly containers: readonly JobContainerSubject[];
}

/** A container as it will run, with overrides, parameters and the variables of AWS Batch. */
export interface JobContainerSubject {
  /** The name of the container. */
  readonly name: string;
  /** The image with its tag. */
  readonly image: string;
  /** The command, where there is one. */
  readonly command: readonly string[];
  /** The variables, by name. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Finds the outcome of an attempt, which is described where there are rules. `takeTurn` counts, in the state, the attempts that a rule has matched before. */
export type JobOutcomeSource = (
  describe: () => JobSubject,
  takeTurn: (rule: string) => number,
) => JobOutcome | undefined;
