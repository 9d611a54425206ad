import type { BatchDraft } from '../batch-state.js';
import { consumableNeedsOf } from '../consumable-resource/needs-of-spec.js';
import { platformOf } from '../job-definition/find-job-definition.js';
import type { JobRecord, JobSpec } from '../job/job-record.js';
import { specOf } from '../job/job-table.js';
import { needsOf } from '../job/needs-of.js';
import { runnableOf } from '../job/runnable-of.js';
import type { QueuedJob } from './site.js';

type Wishes = Omit<QueuedJob, 'jobArn'>;

/** The RUNNABLE jobs of a queue: those that have started before, then first come, first served. */
export function listQueuedJobs(draft: BatchDraft, jobQueueArn: string): Iterable<QueuedJob> {
  return toQueuedJobs(draft, draft.jobs.list('byRunnable', [jobQueueArn]));
}

/** Likewise those of a share, by their priority first. */
export function listJobsOfShare(
  draft: BatchDraft,
  { jobQueueArn, shareIdentifier }: { readonly jobQueueArn: string; readonly shareIdentifier: string },
): Iterable<QueuedJob> {
  return toQueuedJobs(draft, draft.jobs.list('byShare', [jobQueueArn, shareIdentifier]));
}

function* toQueuedJobs(draft: BatchDraft, jobs: Iterable<JobRecord>): Generator<QueuedJob> {
  // The children of an array want the same.
  const known = new Map<JobSpec, Wishes>();
  for (const job of jobs) {
    const spec = specOf(draft, job);
    const wishes = known.get(spec) ?? readWishes(job, spec);
    known.set(spec, wishes);
    yield { jobArn: job.jobArn, ...wishes };
  }
}

function readWishes(job: JobRecord, spec: JobSpec): Wishes {
  const hasNodes = job.numNodes !== undefined;
  const { eksProperties } = runnableOf({ index: hasNodes ? 0 : job.index }, spec);
  return {
    capability: eksProperties ? 'EKS' : platformOf(spec),
    needs: needsOf(job, spec),
    hasNodes,
    consumes: consumableNeedsOf(spec),
  };
}
