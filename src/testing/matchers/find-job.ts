import { showValue, UsageError } from '../../errors/usage-error.js';
import { explain } from './explain.js';
import type { Inspection } from '../inspection.js';
import { jobRows, type AnyJob } from './job-rows.js';
import { namesResource } from './names-resource.js';
import { renderTable } from './render-table.js';

/** A job or a service job: its id, its ARN, its name, or what SubmitJob replied. */
export type JobReference =
  | string
  | {
      /** As replied. */
      readonly jobId?: string;
    };

/** Of those that have the name, the latest. Children of an array have ids of their own, and their parent's name. */
export function findJob(world: Inspection, reference: JobReference): AnyJob | undefined {
  const text = jobText(reference);
  const jobs = listJobs(world);
  return (
    jobs.find(({ jobArn }) => namesResource(text, jobArn)) ??
    jobs.findLast((job) => job.jobName === text && (!('parentArn' in job) || job.parentArn === undefined))
  );
}

function listJobs({ state: { batch } }: Inspection): AnyJob[] {
  return [...Object.values(batch?.jobs ?? {}), ...Object.values(batch?.serviceJobs ?? {})];
}

export function explainMissingJob(world: Inspection, reference: JobReference): string {
  const text = jobText(reference);
  const jobs = listJobs(world);
  return explain(world, {
    text: `There is no job ${text}.${jobs.length > 0 ? ' Those that there are:' : ''}`,
    table: renderTable(jobRows(jobs)),
    about: [text],
  });
}

function jobText(reference: JobReference): string {
  const text = typeof reference === 'string' ? reference : reference?.jobId;
  if (text !== undefined) return text;
  throw new UsageError(
    `${showValue(reference)} is no job. Give its id, its ARN, its name, or what SubmitJob replied.`,
    'matchers',
  );
}
