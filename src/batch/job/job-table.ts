import { isInScope, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import { HIGHEST_PRIORITY } from '../job-definition/rules/retry-rules.js';
import type { JobRecord, JobSpec } from './job-record.js';

export type JobIndex =
  'byQueue' | 'byQueueStatus' | 'byParentStatus' | 'byRunnable' | 'byShare' | 'byBlocked' | 'byPlace';

export const jobTable: TableDefinition<JobRecord, JobIndex> = {
  key: (job) => job.jobArn,
  indexes: {
    /** Children and nodes are listed by their parent alone. */
    byQueue: ({ parentArn, jobQueueArn, createdAt }) =>
      parentArn === undefined ? [jobQueueArn, createdAt] : undefined,
    byQueueStatus: ({ parentArn, jobQueueArn, status, createdAt }) =>
      parentArn === undefined ? [jobQueueArn, status, createdAt] : undefined,
    byParentStatus: ({ parentArn, status, index = 0 }) =>
      parentArn === undefined ? undefined : [parentArn, status, index],
    /** What waits for room, in the order in which it is tried: what has started before comes first. */
    byRunnable: ({ status, jobQueueArn, runnableAt, attempts, jobId }) =>
      status !== 'RUNNABLE' || runnableAt === undefined || isNode({ jobId })
        ? undefined
        : [jobQueueArn, attempts.length > 0 ? 0 : 1, runnableAt],
    /** Likewise in a fair-share queue, where the highest priority of a share comes first. Assumption: only then what has started before. */
    byShare: ({ status, share, jobQueueArn, runnableAt, attempts }) =>
      status !== 'RUNNABLE' || runnableAt === undefined || share === undefined
        ? undefined
        : [
            jobQueueArn,
            share.shareIdentifier,
            HIGHEST_PRIORITY - share.schedulingPriority,
            attempts.length > 0 ? 0 : 1,
            runnableAt,
          ],
    /** What has been found to keep the queue waiting. */
    byBlocked: ({ status, jobQueueArn, blockedBy }) =>
      status === 'RUNNABLE' && blockedBy !== undefined ? [jobQueueArn] : undefined,
    /** What runs in an environment, or has its place there, by instance; Fargate has none. */
    byPlace: ({ attempt, reservation }) => {
      const place = attempt ?? reservation;
      return place && [place.computeEnvironmentArn, instanceOf({ attempt, reservation }) ?? ''];
    },
  },
  describe: ({ jobName, status, statusReason }) => [jobName, status, statusReason].filter(Boolean).join(' '),
};

/** The instance that an attempt runs on, or that is kept for it. */
export function instanceOf({ attempt, reservation }: Pick<JobRecord, 'attempt' | 'reservation'>): string | undefined {
  return attempt?.containerInstanceArn ?? attempt?.nodeName ?? reservation?.instanceArn;
}

/** Of a multi-node parallel job. */
export function isNode({ jobId }: Pick<JobRecord, 'jobId'>): boolean {
  return jobId.includes('#');
}

/** A job of another account or Region is not found. */
export function findJob(draft: BatchDraft, jobId: string, scope: Scope): JobRecord | undefined {
  const arn = batchArn(scope, 'job', jobId);
  return isInScope(arn, scope) ? draft.jobs.get(arn) : undefined;
}

export function getJob(draft: BatchDraft, jobArn: string): JobRecord {
  const job = draft.jobs.get(jobArn);
  if (job === undefined) throw new Error(`There is no job ${jobArn}`);
  return job;
}

/** What the job is to run: children and nodes share what their parent has. */
export function specOf(draft: BatchDraft, job: JobRecord): JobSpec {
  const { spec } = job.parentArn === undefined ? job : getJob(draft, job.parentArn);
  if (spec === undefined) throw new Error(`The job ${job.jobArn} has nothing to run`);
  return spec;
}
