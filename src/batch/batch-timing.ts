/** How long the phases of AWS Batch take, in milliseconds of virtual time. */
export interface BatchTiming {
  /** CREATING of a compute environment. */
  readonly environmentCreationMs: number;
  /** UPDATING of a compute environment whose instances stay. */
  readonly environmentUpdateMs: number;
  /** UPDATING of a compute environment that needs other instances. */
  readonly infrastructureUpdateMs: number;
  /** DELETING of a compute environment. */
  readonly environmentDeletionMs: number;
  /** CREATING of a job queue. */
  readonly queueCreationMs: number;
  /** UPDATING of a job queue. */
  readonly queueUpdateMs: number;
  /** DELETING of a job queue. */
  readonly queueDeletionMs: number;
  /** SUBMITTED, until AWS Batch first looks at a job. */
  readonly submissionMs: number;
  /** PENDING, from the end of the last dependency. */
  readonly dependencyMs: number;
  /** From a change until the scheduler acts on it: a job that there is room for is RUNNABLE so long. */
  readonly schedulingMs: number;
  /** STARTING on an instance: the image is pulled. */
  readonly startingMs: number;
  /** STARTING on Fargate, which finds the capacity, too. */
  readonly fargateStartingMs: number;
  /** RUNNING of a job without an outcome. */
  readonly jobDurationMs: number;
  /** From SIGTERM to SIGKILL, for containers that have no `stopTimeout`. */
  readonly stopTimeoutMs: number;
  /** SCHEDULED of a service job: Amazon SageMaker finds its instances. */
  readonly trainingPendingMs: number;
  /** STARTING of a service job: data and images are downloaded. */
  readonly trainingDownloadMs: number;
  /** From SIGTERM to SIGKILL, for the trainings of service jobs that do not end by themselves. */
  readonly trainingStopTimeoutMs: number;
  /** How long a service job for which Amazon SageMaker had no capacity is RUNNABLE before it is tried again. */
  readonly capacityRetryMs: number;
  /** From the launch of an Amazon EC2 instance until it takes jobs. */
  readonly instanceBootMs: number;
  /** How long an instance is idle before it goes. */
  readonly scaleInMs: number;
  /** How long a job waits at the head of its queue before AWS Batch says why. */
  readonly blockedDetectionMs: number;
  /** How long a job that has ended can still be described. */
  readonly endedJobRetentionMs: number;
  /** How long an INACTIVE job definition can still be described. */
  readonly inactiveDefinitionRetentionMs: number;
}

const DAY_MS = 86_400_000;

/** Durations within those seen on AWS: a job with room for it runs 16 s after SubmitJob, or after 3 minutes on an instance to launch. */
export const realisticBatchTiming: BatchTiming = {
  environmentCreationMs: 15_000,
  environmentUpdateMs: 5_000,
  infrastructureUpdateMs: 900_000,
  environmentDeletionMs: 30_000,
  queueCreationMs: 5_000,
  queueUpdateMs: 5_000,
  queueDeletionMs: 15_000,
  submissionMs: 1_000,
  dependencyMs: 1_000,
  schedulingMs: 5_000,
  startingMs: 10_000,
  fargateStartingMs: 30_000,
  jobDurationMs: 60_000,
  stopTimeoutMs: 30_000,
  trainingPendingMs: 30_000,
  trainingDownloadMs: 60_000,
  trainingStopTimeoutMs: 120_000,
  capacityRetryMs: 60_000,
  instanceBootMs: 150_000,
  scaleInMs: 300_000,
  blockedDetectionMs: 300_000,
  endedJobRetentionMs: 7 * DAY_MS,
  inactiveDefinitionRetentionMs: 180 * DAY_MS,
};

/** No phase takes time. How long AWS remembers, waits or hesitates is no phase. */
export const instantBatchTiming: BatchTiming = {
  ...realisticBatchTiming,
  environmentCreationMs: 0,
  environmentUpdateMs: 0,
  infrastructureUpdateMs: 0,
  environmentDeletionMs: 0,
  queueCreationMs: 0,
  queueUpdateMs: 0,
  queueDeletionMs: 0,
  submissionMs: 0,
  dependencyMs: 0,
  schedulingMs: 0,
  startingMs: 0,
  fargateStartingMs: 0,
  jobDurationMs: 0,
  trainingPendingMs: 0,
  trainingDownloadMs: 0,
  instanceBootMs: 0,
};
