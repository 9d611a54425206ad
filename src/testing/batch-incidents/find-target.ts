import type { JobStatus } from '@aws-sdk/client-batch';
import type { BatchDraft } from '../../batch/batch-state.js';
import type { ComputeEnvironmentRecord } from '../../batch/compute-environment/compute-environment-record.js';
import type { EndedInstance } from '../../batch/host/end-instance.js';
import type { CurrentAttempt, JobRecord } from '../../batch/job/job-record.js';
import { hasEnded } from '../../batch/job/has-ended.js';
import type { ServiceJobRecord } from '../../batch/service-job/service-job-record.js';
import { showValue, UsageError } from '../../errors/usage-error.js';
import type { BatchScene } from './batch-scene.js';

/** By ARN or id. */
export function findJob(draft: BatchDraft, reference: string): JobRecord | undefined {
  return draft.jobs.get(reference) ?? draft.jobs.all().find(({ jobId }) => jobId === reference);
}

/** By ARN or id. */
export function findServiceJob(draft: BatchDraft, reference: string): ServiceJobRecord | undefined {
  return draft.serviceJobs.get(reference) ?? draft.serviceJobs.all().find(({ jobId }) => jobId === reference);
}

/** @throws UsageError when there is none. */
export function getJob(draft: BatchDraft, reference: string): JobRecord {
  const job = findJob(draft, reference);
  if (job !== undefined) return job;
  throw new UsageError(
    `${showValue(reference)} is no job of this world. Give an id or an ARN, as SubmitJob and batch.seed return them.`,
    'incidents',
  );
}

/**
 * The attempt of a job that has one of the statuses.
 *
 * @throws UsageError that says when there is one.
 */
export function getAttempt({ incident }: BatchScene, job: JobRecord, statuses: readonly JobStatus[]): CurrentAttempt {
  const { jobId, status, attempt, arraySize, numNodes } = job;
  if (arraySize !== undefined || numNodes !== undefined) {
    const [what, part] = arraySize === undefined ? ['has nodes', `${jobId}#0`] : ['is an array', `${jobId}:0`];
    throw new UsageError(`${incident}: the job ${jobId} ${what}. Name one of its parts, such as ${part}.`, 'incidents');
  }
  if (attempt !== undefined && statuses.includes(status)) return attempt;
  throw notNow(incident, job, statuses);
}

/** What cannot befall a job as it is now. */
export function notNow(
  incident: string,
  job: { readonly jobId: string; readonly status: string },
  statuses: readonly string[],
): UsageError {
  const when = hasEnded(job) ? 'Do it before.' : `Move the clock until it is ${statuses.join(' or ')}.`;
  return new UsageError(
    `${incident}: the job ${job.jobId} is ${job.status}, so this cannot befall it. ${when}`,
    'incidents',
  );
}

/** By ARN or EC2 id. */
export function findInstance({ draft, context }: BatchScene, reference: string): EndedInstance | undefined {
  for (const environment of draft.computeEnvironments.all()) {
    const { computeEnvironmentArn } = environment;
    const instance = context.host.findInstance(environment, reference);
    if (instance !== undefined) return { computeEnvironmentArn, instanceArn: instance.instanceArn };
  }
  return undefined;
}

/** @throws UsageError when there is none. */
export function getEnvironment(draft: BatchDraft, reference: string): ComputeEnvironmentRecord {
  const environments = draft.computeEnvironments.all();
  const found = environments.find(
    ({ computeEnvironmentArn, computeEnvironmentName }) =>
      computeEnvironmentArn === reference || computeEnvironmentName === reference,
  );
  if (found !== undefined) return found;
  const names = environments.map(({ computeEnvironmentName }) => computeEnvironmentName);
  throw new UsageError(
    `${showValue(reference)} is no compute environment of this world, which has ${names.join(', ') || 'none'}. Give a name or an ARN.`,
    'incidents',
  );
}
