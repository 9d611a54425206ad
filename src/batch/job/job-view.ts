import type { ArrayPropertiesDetail, JobDetail } from '@aws-sdk/client-batch';
import type { BatchDraft } from '../batch-state.js';
import { countByStatus } from './array/array-summary.js';
import { toAttemptViews, toEksAttemptViews } from './attempt-view.js';
import type { JobRecord, JobSpec } from './job-record.js';
import { specOf } from './job-table.js';
import { runnableOf } from './runnable-of.js';
import { toContainerView, toEcsPropertiesView, toEksPropertiesView } from './payload-view.js';

/** A job at a moment, with what its detail takes from elsewhere. */
export interface JobMoment {
  readonly job: JobRecord;
  readonly spec: JobSpec;
  /** Of the parent of an array. */
  readonly summary: ArraySummary | undefined;
}

/** How many children have each status. Assumption: it is as of now, while that of AWS may be a little older. */
export type ArraySummary = Required<Pick<ArrayPropertiesDetail, 'statusSummary' | 'statusSummaryLastUpdatedAt'>>;

export function momentOf(draft: BatchDraft, job: JobRecord, now: number): JobMoment {
  const summary = job.arraySize === undefined ? undefined : summarize(draft, job, now);
  return { job, spec: specOf(draft, job), summary };
}

export function summarize(draft: BatchDraft, { jobArn, stoppedAt }: JobRecord, now: number): ArraySummary {
  return { statusSummary: countByStatus(draft, jobArn), statusSummaryLastUpdatedAt: stoppedAt ?? now };
}

export function toJobDetail({ job, spec, summary }: JobMoment): JobDetail {
  const { container, ecsProperties, eksProperties } = runnableOf(job, spec);
  // A job with nodes takes its attempts from the main node.
  const tried = runnableOf({ index: job.numNodes === undefined ? job.index : spec.nodeProperties?.mainNode }, spec);
  const latest = job.attempt ?? job.attempts.at(-1);
  return {
    jobArn: job.jobArn,
    jobName: job.jobName,
    jobId: job.jobId,
    jobQueue: job.jobQueueArn,
    status: job.status,
    ...(spec.shareIdentifier !== undefined && { shareIdentifier: spec.shareIdentifier }),
    ...(spec.schedulingPriority !== undefined && { schedulingPriority: spec.schedulingPriority }),
    attempts: tried.eksProperties
      ? []
      : toAttemptViews(job.attempts, { isMultiContainer: tried.ecsProperties !== undefined }),
    ...(job.statusReason !== undefined && { statusReason: job.statusReason }),
    createdAt: job.createdAt,
    retryStrategy: spec.retryStrategy,
    // The SDK's type has it required; a job that has not run has none.
    ...({ ...(job.startedAt !== undefined && { startedAt: job.startedAt }) } as { startedAt: number }),
    ...(job.stoppedAt !== undefined && { stoppedAt: job.stoppedAt }),
    dependsOn: spec.dependsOn,
    jobDefinition: spec.jobDefinitionArn,
    parameters: spec.parameters,
    ...(container && { container: toContainerView(container, latest) }),
    ...(ecsProperties && { container: {} }),
    ...nodeMembers(job, spec),
    ...arrayMembers(job, summary),
    ...(spec.timeout && { timeout: spec.timeout }),
    tags: job.tags,
    propagateTags: spec.propagateTags,
    platformCapabilities: spec.platformCapabilities,
    ...(eksProperties && { eksProperties: toEksPropertiesView(eksProperties, latest) }),
    eksAttempts: tried.eksProperties ? toEksAttemptViews(job.attempts) : [],
    ...(ecsProperties && { ecsProperties: toEcsPropertiesView(ecsProperties, latest) }),
    isCancelled: job.isCancelled,
    isTerminated: job.isTerminated,
    ...(spec.consumableResourceProperties && { consumableResourceProperties: spec.consumableResourceProperties }),
  };
}

function nodeMembers(
  { index, numNodes }: JobRecord,
  { nodeProperties }: JobSpec,
): Pick<JobDetail, 'nodeDetails' | 'nodeProperties'> {
  if (nodeProperties === undefined) return {};
  if (numNodes !== undefined || index === undefined) return { nodeProperties };
  return { nodeDetails: { nodeIndex: index, isMainNode: index === nodeProperties.mainNode } };
}

function arrayMembers(
  { arraySize, index, jobId }: JobRecord,
  summary: ArraySummary | undefined,
): Pick<JobDetail, 'arrayProperties'> {
  if (arraySize !== undefined) return { arrayProperties: { ...summary, size: arraySize } };
  return index !== undefined && jobId.includes(':') ? { arrayProperties: { index } } : {};
}
