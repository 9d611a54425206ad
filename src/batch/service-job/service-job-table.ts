import { isInScope, type Scope } from '../../aws/arn.js';
import type { TableDefinition } from '../../store/table.js';
import { clientException } from '../batch-errors.js';
import type { BatchDraft } from '../batch-state.js';
import { batchArn } from '../identify.js';
import type { ServiceJobRecord } from './service-job-record.js';

export type ServiceJobIndex =
  'byQueue' | 'byQueueStatus' | 'byRunnable' | 'byActive' | 'byPlace' | 'byBlocked' | 'byToken';

export const serviceJobTable: TableDefinition<ServiceJobRecord, ServiceJobIndex> = {
  key: (job) => job.jobArn,
  indexes: {
    byQueue: ({ jobQueueArn, createdAt }) => [jobQueueArn, createdAt],
    byQueueStatus: ({ jobQueueArn, status, createdAt }) => [jobQueueArn, status, createdAt],
    /** What waits for room: what has been tried before comes first. */
    byRunnable: ({ status, jobQueueArn, runnableAt, trainingJobs }) =>
      status !== 'RUNNABLE' || runnableAt === undefined
        ? undefined
        : [jobQueueArn, trainingJobs > 0 ? 0 : 1, runnableAt],
    /** What has its instances, or is about to get them. */
    byActive: ({ jobQueueArn, attempt }) => attempt && [jobQueueArn, attempt.serviceEnvironmentArn],
    byPlace: ({ attempt }) => attempt && [attempt.serviceEnvironmentArn],
    byBlocked: ({ jobQueueArn, blockedBy }) => (blockedBy === undefined ? undefined : [jobQueueArn]),
    byToken: ({ jobQueueArn, clientToken }) => (clientToken === undefined ? undefined : [jobQueueArn, clientToken]),
  },
  describe: ({ jobName, status, statusReason }) => [jobName, status, statusReason].filter(Boolean).join(' '),
};

/** A job of another account or Region is not found. */
export function findServiceJob(draft: BatchDraft, jobId: string, scope: Scope): ServiceJobRecord | undefined {
  const arn = batchArn(scope, 'service-job', jobId);
  return isInScope(arn, scope) ? draft.serviceJobs.get(arn) : undefined;
}

/** Assumption: the wording. */
export function getServiceJob(draft: BatchDraft, jobId: string, scope: Scope): ServiceJobRecord {
  const job = findServiceJob(draft, jobId, scope);
  if (job === undefined) throw clientException(`Job ${jobId} does not exist`);
  return job;
}

/** The higher, the sooner it comes. Assumption: without a priority, a service job has the lowest. */
export function priorityOf({ request }: Pick<ServiceJobRecord, 'request'>): number {
  return request.schedulingPriority ?? 0;
}
