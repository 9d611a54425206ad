import type { BatchDraft } from '../batch-state.js';
import { platformOf } from '../job-definition/find-job-definition.js';
import type { JobRecord, JobSpec } from '../job/job-record.js';
import { specOf } from '../job/job-table.js';
import { runnableOf } from '../job/runnable-of.js';
import { needOf } from '../job/spec/containers-of-spec.js';
import type { QueuedJob } from './site.js';

type Wishes = Omit<QueuedJob, 'jobArn'>;

/** The RUNNABLE jobs of a queue in the order in which they are tried: those that have started before, then first come, first served. */
export function* listQueuedJobs(draft: BatchDraft, jobQueueArn: string): Generator<QueuedJob> {
  // The children of an array want the same.
  const known = new Map<JobSpec, Wishes>();
  for (const job of draft.jobs.list('byRunnable', [jobQueueArn])) {
    const spec = specOf(draft, job);
    const wishes = known.get(spec) ?? readWishes(job, spec);
    known.set(spec, wishes);
    yield { jobArn: job.jobArn, ...wishes };
  }
}

function readWishes({ numNodes }: JobRecord, spec: JobSpec): Wishes {
  const hasNodes = numNodes !== undefined;
  const parts = hasNodes ? Array.from({ length: numNodes }, (_, index) => runnableOf({ index }, spec)) : [spec];
  const isEks = parts.some(({ eksProperties }) => eksProperties !== undefined);
  return { capability: isEks ? 'EKS' : platformOf(spec), needs: parts.map(needOf), hasNodes };
}
