import type { JobSummary } from '@aws-sdk/client-batch';
import type { BatchDraft } from '../batch-state.js';
import { summarize } from './job-view.js';
import type { JobRecord, JobSpec } from './job-record.js';
import { isNode, specOf } from './job-table.js';

/** As ListJobs shows a job. */
export function toJobSummary(draft: BatchDraft, job: JobRecord, now: number): JobSummary {
  const spec = specOf(draft, job);
  return {
    jobArn: job.jobArn,
    jobId: job.jobId,
    jobName: job.jobName,
    createdAt: job.createdAt,
    ...(spec.shareIdentifier !== undefined && { shareIdentifier: spec.shareIdentifier }),
    status: job.status,
    ...(job.statusReason !== undefined && { statusReason: job.statusReason }),
    ...(job.startedAt !== undefined && { startedAt: job.startedAt }),
    ...(job.stoppedAt !== undefined && { stoppedAt: job.stoppedAt }),
    ...containerMember(job),
    ...arrayMember(draft, job, now),
    ...nodeMember(job, spec),
    jobDefinition: spec.jobDefinitionArn,
    ...(job.isCancelled && { isCancelled: true }),
    ...(job.isTerminated && { isTerminated: true }),
  };
}

/** How its latest attempt has ended, if it has. */
function containerMember({ attempt, attempts }: JobRecord): Pick<JobSummary, 'container'> {
  const { exitCode, reason } = (attempt ?? attempts.at(-1))?.containers[0] ?? {};
  if (exitCode === undefined && reason === undefined) return {};
  return { container: { ...(exitCode !== undefined && { exitCode }), ...(reason !== undefined && { reason }) } };
}

function arrayMember(draft: BatchDraft, job: JobRecord, now: number): Pick<JobSummary, 'arrayProperties'> {
  const { arraySize, index } = job;
  if (arraySize !== undefined) return { arrayProperties: { size: arraySize, ...summarize(draft, job, now) } };
  return index !== undefined && !isNode(job) ? { arrayProperties: { index } } : {};
}

function nodeMember(job: JobRecord, { nodeProperties }: JobSpec): Pick<JobSummary, 'nodeProperties'> {
  const { index, numNodes } = job;
  if (numNodes !== undefined) return { nodeProperties: { numNodes } };
  if (index === undefined || !isNode(job)) return {};
  return { nodeProperties: { isMainNode: index === nodeProperties?.mainNode, nodeIndex: index } };
}
