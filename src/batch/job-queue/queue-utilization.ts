import type {
  FairshareUtilizationDetail,
  QueueSnapshotCapacityUsage,
  QueueSnapshotUtilizationDetail,
  QuotaShareUtilizationDetail,
} from '@aws-sdk/client-batch';
import type { BatchDraft } from '../batch-state.js';
import { scopeKeyOf } from '../find-by-reference.js';
import { specOf } from '../job/job-table.js';
import { runnableOf } from '../job/runnable-of.js';
import { needOf } from '../job/spec/containers-of-spec.js';
import { goesByQuotaShares } from '../quota-share/goes-by-quota-shares.js';
import { findFairshare } from '../scheduler/fair-share/find-fairshare.js';
import { usageOf } from '../service-job/scheduler/instances-of.js';
import type { JobQueueRecord } from './job-queue-record.js';

const MOST_SHARES = 20;

/** What a job that is under way has. */
interface JobUsage {
  readonly share: string;
  readonly capacity: readonly QueueSnapshotCapacityUsage[];
}

/** What the jobs of a queue that have been dispatched have: of all, and of each share. */
export function readUtilization(draft: BatchDraft, queue: JobQueueRecord): QueueSnapshotUtilizationDetail {
  const isForServiceJobs = queue.serviceEnvironmentOrder.length > 0;
  const used = isForServiceJobs ? listUsageOfServiceJobs(draft, queue) : listUsageOfJobs(draft, queue);
  const nothing = isForServiceJobs ? [] : [{ capacityUnit: unitOf(queue), quantity: 0 }];
  const fairshareUtilization = findFairshare(draft, queue.jobQueueArn) && summarizeShares(used);
  const quotaShareUtilization = goesByQuotaShares(draft, queue) ? summarizeQuotaShares(used) : undefined;
  return {
    totalCapacityUsage: sum([{ capacity: nothing }, ...used]),
    ...(fairshareUtilization && { fairshareUtilization }),
    ...(quotaShareUtilization && { quotaShareUtilization }),
  };
}

/** Jobs may still run where the queue sends no more. */
function listUsageOfJobs(draft: BatchDraft, queue: JobQueueRecord): JobUsage[] {
  const environments = [...draft.computeEnvironments.list('byScope', scopeKeyOf(queue.jobQueueArn))];
  return environments.flatMap(({ computeEnvironmentArn }) =>
    [...draft.jobs.list('byPlace', [computeEnvironmentArn])].flatMap((job) => {
      if (job.jobQueueArn !== queue.jobQueueArn) return [];
      const spec = specOf(draft, job);
      const capacity = [{ capacityUnit: unitOf(queue), quantity: needOf(runnableOf(job, spec)).vcpus }];
      return { share: spec.shareIdentifier ?? '', capacity };
    }),
  );
}

function unitOf({ jobQueueType }: JobQueueRecord): string {
  return jobQueueType === 'EKS' ? 'cpu' : 'VCPU';
}

function listUsageOfServiceJobs(draft: BatchDraft, { jobQueueArn }: JobQueueRecord): JobUsage[] {
  return [...draft.serviceJobs.list('byActive', [jobQueueArn])].map((job) => {
    const { shareIdentifier, quotaShareName = '' } = job.request;
    return { share: shareIdentifier ?? quotaShareName, capacity: usageOf(job) };
  });
}

function summarizeShares(used: readonly JobUsage[]): FairshareUtilizationDetail {
  const shares = listTop(used);
  return {
    activeShareCount: shares.length,
    topCapacityUtilization: shares.slice(0, MOST_SHARES).map(({ share: shareIdentifier, capacityUsage }) => {
      return { shareIdentifier, capacityUsage };
    }),
  };
}

function summarizeQuotaShares(used: readonly JobUsage[]): QuotaShareUtilizationDetail {
  return {
    topCapacityUtilization: listTop(used).map(({ share: quotaShareName, capacityUsage }) => {
      return { quotaShareName, capacityUsage };
    }),
  };
}

interface ShareUsage {
  readonly share: string;
  readonly capacityUsage: QueueSnapshotCapacityUsage[];
}

/** Those that have most come first. Assumption: among equals, by their names. */
function listTop(used: readonly JobUsage[]): ShareUsage[] {
  return [...new Set(used.map(({ share }) => share))]
    .map((share) => ({ share, capacityUsage: sum(used.filter((usage) => usage.share === share)) }))
    .toSorted((a, b) => total(b) - total(a) || (a.share < b.share ? -1 : 1));
}

function total({ capacityUsage }: ShareUsage): number {
  return capacityUsage.reduce((all, { quantity = 0 }) => all + quantity, 0);
}

/** By unit. */
function sum(used: readonly Pick<JobUsage, 'capacity'>[]): QueueSnapshotCapacityUsage[] {
  const amounts = new Map<string, number>();
  for (const { capacityUnit = '', quantity = 0 } of used.flatMap(({ capacity }) => capacity)) {
    amounts.set(capacityUnit, (amounts.get(capacityUnit) ?? 0) + quantity);
  }
  return [...amounts].map(([capacityUnit, quantity]) => ({ capacityUnit, quantity }));
}
